//! Results and options are the same after a round trip through JSON.

use std::fmt::Debug;

use abrege::{Analysis, Detection, Entity, Figure, Keyword, Score, Summary};
use serde::Serialize;
use serde::de::DeserializeOwned;

pub(crate) fn survives<T: Serialize + DeserializeOwned + PartialEq + Debug>(value: &T) {
    let json = serde_json::to_string(value).unwrap();
    let read: T = serde_json::from_str(&json).unwrap_or_else(|error| panic!("{error}: {json}"));
    assert_eq!(&read, value);
    assert_eq!(serde_json::to_string(&read).unwrap(), json);
}

pub(crate) fn results_survive(analysis: &Analysis<'_>) {
    survives::<Summary<'static>>(&analysis.summary().into_owned());
    survives::<Option<Detection>>(&analysis.language());
    survives::<Vec<Keyword<'static>>>(&analysis.keywords(9).into_iter().map(Keyword::into_owned).collect());
    survives::<Vec<Entity<'static>>>(&analysis.entities().into_iter().map(Entity::into_owned).collect());
    survives::<Vec<Figure>>(&analysis.figures());
    survives::<Vec<Score>>(&analysis.scores().to_vec());
}

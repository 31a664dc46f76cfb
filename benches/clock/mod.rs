//! Times that other jobs hardly affect: CPU time of the thread, medians of interleaved rounds.

use cpu_time::ThreadTime;

/// The median time of each work, in seconds. Every round runs all of them, so that a slow moment of the machine affects
/// all alike; the first round does not count.
pub(crate) fn medians(rounds: usize, works: &mut [&mut dyn FnMut()]) -> Vec<f64> {
    let mut times = vec![Vec::with_capacity(rounds); works.len()];
    for round in 0..=rounds {
        for (work, times) in works.iter_mut().zip(&mut times) {
            let start = ThreadTime::now();
            work();
            let time = start.elapsed().as_secs_f64();
            if round > 0 {
                times.push(time);
            }
        }
    }
    times.into_iter().map(median).collect()
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

//! Summarizes standard input in three sentences.

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let text = std::io::read_to_string(std::io::stdin())?;
    println!("{}", abrege::summarize(&text, 3)?);
    Ok(())
}

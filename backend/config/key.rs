//! The instance's key: a file of its own, made at first start, never in the database.

use std::path::Path;

use super::{Config, ConfigError};
use crate::hex;

impl Config {
    /// Reads the instance's key, made at first start. 32 bytes, as 64 hexadecimal digits.
    pub fn instance_key(&self) -> Result<[u8; 32], ConfigError> {
        if !self.has_database() && !self.key_file.exists() {
            write_secret(&self.key_file, &hex::write(&rand::random::<[u8; 32]>())).map_err(|error| self.key_fails(error))?;
        }
        self.kept_key()
    }

    /// The same, which must be there: something was sealed with it.
    pub fn kept_key(&self) -> Result<[u8; 32], ConfigError> {
        let wants = |wants| ConfigError::Wants { name: "BINOME_KEY_FILE", wants };
        if !self.key_file.exists() {
            return Err(wants(format!("names no file ({}), and this database was sealed with one: put it back", self.key_file.display())));
        }
        let text = std::fs::read_to_string(&self.key_file).map_err(|error| self.key_fails(error))?;
        hex::read(text.trim()).ok_or_else(|| wants("must name a file of 64 hexadecimal digits".into()))
    }

    fn key_fails(&self, error: std::io::Error) -> ConfigError {
        ConfigError::File { name: "BINOME_KEY_FILE", path: self.key_file.clone(), error }
    }
}

fn write_secret(path: &Path, text: &str) -> std::io::Result<()> {
    use std::io::Write;
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

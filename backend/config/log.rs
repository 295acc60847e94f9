//! How the program tells what it does.

use clap::Args;

/// What is logged, and how.
#[derive(Args, Clone, Copy, Debug)]
pub struct Log {
    /// How the log is written: lines for people, or JSON for a machine.
    #[arg(long = "log", env = "BINOME_LOG", value_enum, default_value_t = LogForm::Text)]
    pub form: LogForm,
    /// From which level on our own lines are logged.
    #[arg(long = "log-level", env = "BINOME_LOG_LEVEL", value_enum, default_value_t = LogLevel::Info)]
    pub level: LogLevel,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum LogForm {
    Text,
    Json,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum LogLevel {
    Error,
    Warn,
    Info,
    Debug,
}

impl LogLevel {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warn => "warn",
            Self::Info => "info",
            Self::Debug => "debug",
        }
    }
}

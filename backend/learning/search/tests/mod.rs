//! Small invented texts, and what people type.

//! Files read as documents and pictures, and everything that is wrong with them. Pure.

use super::File;
use crate::learning::documents::{self, Fault, FaultKind, Kind, Text};
use crate::learning::is_slug;
use crate::learning::pictures::{self, Picture};
use crate::learning::shipped::kind_of;
use crate::storage::PictureId;

/// What is wrong with a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileFault {
    pub path: String,
    pub fault: Fault,
}

/// A document that may be brought in.
#[derive(Clone, Debug)]
pub struct Incoming {
    pub path: String,
    pub kind: Kind,
    pub slug: String,
    pub source: String,
    pub text: Text,
}

/// Everything that was found.
#[derive(Clone, Debug, Default)]
pub struct Batch {
    pub documents: Vec<Incoming>,
    pub pictures: Vec<(PictureId, Picture)>,
    pub faults: Vec<FileFault>,
    /// Files that are neither: left alone.
    pub aside: Vec<String>,
}

impl Batch {
    /// Reads files. Takes long when there are pictures.
    pub fn read(files: &[File]) -> Self {
        let mut batch = Self::default();
        for file in files {
            let (parent, name) = file.path.rsplit_once('/').unwrap_or_default();
            let folder = parent.rsplit('/').next().unwrap_or_default();
            match (kind_of(&file.path), name.rsplit_once('.')) {
                (Some(kind), Some((slug, "md"))) => batch.take_document(file, kind, slug),
                (None, Some((id, "png" | "jpg"))) if folder == "pictures" => batch.take_picture(file, id),
                _ => batch.aside.push(file.path.clone()),
            }
        }
        batch
    }

    fn fault(&mut self, file: &File, kind: FaultKind, about: &str) {
        self.faults.push(FileFault { path: file.path.clone(), fault: Fault::about(1, kind, about) });
    }

    fn take_document(&mut self, file: &File, kind: Kind, slug: &str) {
        if !is_slug(slug) {
            return self.fault(file, FaultKind::Slug, slug);
        }
        if self.documents.iter().any(|other| (other.kind, other.slug.as_str()) == (kind, slug)) {
            return self.fault(file, FaultKind::TwiceFile, slug);
        }
        let Ok(source) = std::str::from_utf8(&file.bytes) else { return self.fault(file, FaultKind::NotText, "") };
        let source = documents::plain(source);
        match documents::read(kind, &source) {
            Ok(text) => self.documents.push(Incoming { path: file.path.clone(), kind, slug: slug.to_owned(), source, text }),
            Err(faults) => self.faults.extend(faults.into_iter().map(|fault| FileFault { path: file.path.clone(), fault })),
        }
    }

    fn take_picture(&mut self, file: &File, id: &str) {
        match (id.parse(), pictures::check(&file.bytes)) {
            (Ok(id), Ok(picture)) => self.pictures.push((id, picture)),
            _ => self.fault(file, FaultKind::PictureFile, id),
        }
    }
}

use crate::web::Routes;

pub fn routes() -> Routes {
    Routes::default()
}

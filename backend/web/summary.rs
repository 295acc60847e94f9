//! What is wrong with a form is told in the order in which the page asks.

/// Puts the lines of an error summary in the order of the fields that they lead to, wherever a form was checked first.
pub fn in_page_order(html: String) -> String {
    let Some((start, end)) = list(&html) else { return html };
    let (mut lines, mut rest) = (Vec::new(), &html[start..end]);
    while let Some(length) = rest.find("</li>").map(|at| at + "</li>".len()) {
        lines.push(&rest[..length]);
        rest = &rest[length..];
    }
    // What leads to no field of the page comes last, as it was told.
    lines.sort_by_key(|line| field(line).and_then(|field| html.find(&format!(" id=\"{field}\""))).unwrap_or(usize::MAX));
    format!("{}{}{rest}{}", &html[..start], lines.concat(), &html[end..])
}

/// The inside of the summary's list.
fn list(html: &str) -> Option<(usize, usize)> {
    let summary = html.find(" id=\"errors\"")?;
    let start = summary + html[summary..].find("<ul>")? + "<ul>".len();
    Some((start, start + html[start..].find("</ul>")?))
}

fn field(line: &str) -> Option<&str> {
    line.split_once("href=\"#")?.1.split('"').next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_follow_the_fields_of_the_page() {
        let page = "<div id=\"errors\"><ul><li><a href=\"#zone\">Z</a></li><li><a href=\"#adult\">A</a></li><li><a href=\"#name\">N</a></li></ul>\
                    </div><input id=\"name\"><input id=\"adult\"><ul><li>x</li></ul>";
        let told = in_page_order(page.to_owned());
        let (name, adult, zone) = (told.find(">N<").unwrap(), told.find(">A<").unwrap(), told.find(">Z<").unwrap());
        assert!(name < adult && adult < zone, "{told}");
        assert_eq!(told.len(), page.len());
        assert_eq!(in_page_order("<p>x</p>".into()), "<p>x</p>");
    }
}

//! A setting that cannot be used is named, with what it wants; a lock is respected; a missing key fails closed.

use binome::app;
use binome::clock::Clock;
use binome::config::{Cli, Command, Config, Options};
use clap::{CommandFactory, Parser};

use super::Folder;

fn options(arguments: &[&str]) -> Options {
    let all = ["binome", "serve"].iter().chain(arguments).copied();
    match Cli::try_parse_from(all).unwrap().command {
        Command::Serve(options) => options,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_wrong_setting_is_named_with_what_it_wants() {
    for (flag, value, name, wants) in [
        ("--public-url", "aide.example.org", "BINOME_PUBLIC_URL", "https://"),
        ("--public-url", "https://aide.example.org/binome", "BINOME_PUBLIC_URL", "without a path"),
        ("--database", "mysql://localhost/binome", "BINOME_DATABASE", "postgres://"),
        ("--mail", "sendmail", "BINOME_MAIL", "smtp://"),
        ("--mail-from", "nobody", "BINOME_MAIL_FROM", "<aide@example.org>"),
        ("--port", "http", "BINOME_PORT", "from 1 to 65535"),
        ("--port", "70000", "BINOME_PORT", "it is \"70000\""),
        ("--address", "localhost", "BINOME_ADDRESS", "an IP address"),
    ] {
        let Err(error) = Config::read(&options(&[flag, value])) else { panic!("{flag} {value} is taken") };
        let words = error.to_string();
        assert!(words.contains(name) && words.contains(wants), "{words}");
    }
    for (flag, value) in [("--rate-asking", "many"), ("--trusted-proxies", "nginx"), ("--head-bytes", "100"), ("--log", "xml")] {
        let words = Cli::try_parse_from(["binome", "serve", flag, value]).unwrap_err().to_string();
        assert!(words.contains(flag) && words.contains(value), "{words}");
    }
}

#[test]
fn the_readme_tells_every_setting_with_its_default() {
    let readme = include_str!("../../../README.md");
    let program = Cli::command();
    let serve = program.find_subcommand("serve").unwrap();
    let mut told = 0;
    for setting in serve.get_arguments().filter(|setting| setting.get_env().is_some()) {
        let (name, flag) = (setting.get_env().unwrap().to_str().unwrap(), setting.get_long().unwrap());
        let row = readme.lines().find(|line| line.starts_with(&format!("| `{name}` | `--{flag}` |")));
        let row = row.unwrap_or_else(|| panic!("README.md does not tell of {name}, --{flag}"));
        for default in setting.get_default_values() {
            let default = default.to_str().unwrap();
            assert!(row.contains(&format!("`{default}`")), "README.md does not say that {name} is {default} by default: {row}");
        }
        told += 1;
    }
    assert!(told >= 27, "{told}");
}

#[test]
fn secrets_are_not_printed() {
    let options = options(&["--database", "postgres://binome:s3cret@localhost/binome", "--mail", "smtp://a:s3cret@example.org"]);
    assert!(!format!("{options:?}").contains("s3cret"));
}

#[test]
fn two_programs_never_serve_one_folder() {
    let folder = Folder::new();
    let config = Config::read(&options(&["--data", folder.to_str().unwrap()])).unwrap();
    let _lock = config.lock().unwrap();
    assert!(config.lock().unwrap_err().to_string().contains("another Binôme serves"));
}

#[test]
fn a_missing_key_fails_closed() {
    let folder = Folder::new();
    let config = Config::read(&options(&["--data", folder.to_str().unwrap()])).unwrap();
    let made = config.instance_key().unwrap();
    assert_eq!(config.instance_key().unwrap(), made, "it is made once");
    std::fs::write(folder.database(), "").unwrap();
    std::fs::remove_file(folder.join("instance.key")).unwrap();
    let words = config.instance_key().unwrap_err().to_string();
    assert!(words.contains("BINOME_KEY_FILE") && words.contains("put it back"), "{words}");
    assert!(!folder.join("instance.key").exists(), "no other key is made in its place");
    std::fs::write(folder.join("instance.key"), "not a key").unwrap();
    assert!(config.instance_key().unwrap_err().to_string().contains("64 hexadecimal digits"));
}

#[tokio::test]
async fn anothers_key_is_told_from_a_missing_one() {
    let folder = Folder::new();
    let config = Config::read(&options(&["--data", folder.to_str().unwrap()])).unwrap();
    let (state, _) = app::open(config.clone(), Clock::real()).await.map_err(|error| error.to_string()).unwrap();
    state.storage.close().await;
    std::fs::write(folder.join("instance.key"), "ab".repeat(32)).unwrap();
    let words = app::open(config, Clock::real()).await.map(|_| ()).unwrap_err().to_string();
    assert!(words.contains("BINOME_KEY_FILE") && words.contains("names another"), "{words}");
}

#[cfg(unix)]
#[test]
fn the_key_is_its_owners_alone() {
    let folder = Folder::new();
    Config::read(&options(&["--data", folder.to_str().unwrap()])).unwrap().instance_key().unwrap();
    let mode = std::os::unix::fs::PermissionsExt::mode(&std::fs::metadata(folder.join("instance.key")).unwrap().permissions());
    assert_eq!(mode & 0o077, 0);
}

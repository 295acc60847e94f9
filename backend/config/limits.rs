//! Every limit, as a setting: how much one address, account or code may do, how many at once, how large, how long.

use std::fmt;
use std::net::IpAddr;
use std::str::FromStr;
use std::time::Duration;

use clap::Args;
use ipnet::IpNet;

/// The limits, as flags or variables. The defaults let a library full of people ask behind one address.
#[derive(Args, Clone, Copy, Debug)]
pub struct Limits {
    /// Pages and forms that one address may ask for.
    #[arg(long, env = "BINOME_RATE_REQUESTS", default_value_t = DEFAULT.rate_requests)]
    pub rate_requests: Rate,
    /// Help requests that one address may make.
    #[arg(long, env = "BINOME_RATE_ASKING", default_value_t = DEFAULT.rate_asking)]
    pub rate_asking: Rate,
    /// Sign-ins and sign-ups that one address may try.
    #[arg(long, env = "BINOME_RATE_SIGN_IN", default_value_t = DEFAULT.rate_sign_in)]
    pub rate_sign_in: Rate,
    /// Wrong personal codes that one address may type, and tries that one code may see.
    #[arg(long, env = "BINOME_RATE_WRONG_CODES", default_value_t = DEFAULT.rate_wrong_codes)]
    pub rate_wrong_codes: Rate,
    /// Forms that one account, or one personal code, may send.
    #[arg(long, env = "BINOME_RATE_FORMS", default_value_t = DEFAULT.rate_forms)]
    pub rate_forms: Rate,
    /// Requests answered at once; more are told to come back.
    #[arg(long, env = "BINOME_REQUESTS_AT_ONCE", default_value_t = DEFAULT.requests_at_once)]
    pub requests_at_once: u32,
    /// Of these, people who ask, sign up or sign in: in a rush they wait, and those already helped do not.
    #[arg(long, env = "BINOME_NEWCOMERS_AT_ONCE", default_value_t = DEFAULT.newcomers_at_once)]
    pub newcomers_at_once: u32,
    /// Live sockets in all.
    #[arg(long, env = "BINOME_SOCKETS", default_value_t = DEFAULT.sockets)]
    pub sockets: u32,
    /// Live sockets of one account, or of one help request.
    #[arg(long, env = "BINOME_SOCKETS_PER_ACCOUNT", default_value_t = DEFAULT.sockets_per_account)]
    pub sockets_per_account: u32,
    /// Seconds that a live socket stays without a sign of its peer, who is pinged at half of them.
    #[arg(long, env = "BINOME_SOCKET_SECONDS", default_value_t = DEFAULT.socket_seconds)]
    pub socket_seconds: u32,
    /// Connections that are no live socket; beyond, the one idle for longest makes room.
    #[arg(long, env = "BINOME_CONNECTIONS", default_value_t = DEFAULT.connections)]
    pub connections: u32,
    /// The same, of one address that is no trusted proxy.
    #[arg(long, env = "BINOME_CONNECTIONS_PER_ADDRESS", default_value_t = DEFAULT.connections_per_address)]
    pub connections_per_address: u32,
    /// Seconds for the head of a request to come, and for a connection to stay idle.
    #[arg(long, env = "BINOME_HEAD_SECONDS", default_value_t = DEFAULT.head_seconds)]
    pub head_seconds: u32,
    /// Seconds for the whole of a form to come.
    #[arg(long, env = "BINOME_FORM_SECONDS", default_value_t = DEFAULT.form_seconds)]
    pub form_seconds: u32,
    /// Bytes of a request's head (8,192 at least).
    #[arg(long, env = "BINOME_HEAD_BYTES", default_value_t = DEFAULT.head_bytes, value_parser = clap::value_parser!(u32).range(8192..))]
    pub head_bytes: u32,
    /// Bytes of a form; the largest is a pasted roster.
    #[arg(long, env = "BINOME_FORM_BYTES", default_value_t = DEFAULT.form_bytes)]
    pub form_bytes: u32,
    /// Bytes of a roster's file.
    #[arg(long, env = "BINOME_IMPORT_BYTES", default_value_t = DEFAULT.import_bytes)]
    pub import_bytes: u32,
}

/// What holds when nothing is set. The README's table says the same; a test compares.
pub const DEFAULT: Limits = Limits {
    rate_requests: Rate::new(1_200, 3_000, 60),
    rate_asking: Rate::new(20, 120, 600),
    rate_sign_in: Rate::new(60, 120, 3_600),
    rate_wrong_codes: Rate::new(0, 10, 60),
    rate_forms: Rate::new(60, 240, 60),
    requests_at_once: 256,
    newcomers_at_once: 32,
    sockets: 15_000,
    sockets_per_account: 20,
    socket_seconds: 110,
    connections: 4_096,
    connections_per_address: 256,
    head_seconds: 15,
    form_seconds: 20,
    head_bytes: 16_384,
    form_bytes: 2_097_152,
    import_bytes: 20_971_520,
};

impl Limits {
    pub fn head_within(&self) -> Duration {
        Duration::from_secs(self.head_seconds.into())
    }

    pub fn socket_within(&self) -> Duration {
        Duration::from_secs(self.socket_seconds.into())
    }

    pub fn form_within(&self) -> Duration {
        Duration::from_secs(self.form_seconds.into())
    }
}

/// How often something may be done: `20..120/600s` is at full pace up to 20, slower and slower up to 120, and refused
/// beyond, in windows of 600 seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rate {
    pub at_full_pace: u32,
    pub most: u32,
    pub window_s: u32,
}

impl Rate {
    pub const fn new(at_full_pace: u32, most: u32, window_s: u32) -> Self {
        Self { at_full_pace, most, window_s }
    }
}

impl fmt::Display for Rate {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}..{}/{}s", self.at_full_pace, self.most, self.window_s)
    }
}

impl FromStr for Rate {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let wants = "wants a rate such as 20..120/600s: at full pace up to 20, refused beyond 120, in 600 seconds";
        let parts = text.split_once("..").and_then(|(pace, rest)| Some((pace, rest.strip_suffix('s')?.split_once('/')?)));
        let (pace, (most, window)) = parts.ok_or(wants)?;
        let number = |text: &str| text.parse::<u32>().map_err(|_| wants);
        let rate = Self::new(number(pace)?, number(most)?, number(window)?);
        if rate.at_full_pace <= rate.most && rate.window_s > 0 { Ok(rate) } else { Err(wants) }
    }
}

/// The proxies whose `X-Forwarded-For` is believed: addresses and networks, separated by commas; nothing for none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Proxies(Vec<IpNet>);

impl Proxies {
    pub fn trust(&self, address: IpAddr) -> bool {
        self.0.iter().any(|network| network.contains(&address.to_canonical()))
    }
}

impl FromStr for Proxies {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let one = |text: &str| text.parse().or_else(|_| text.parse::<IpAddr>().map(IpNet::from));
        let parts = text.split(',').map(str::trim).filter(|part| !part.is_empty());
        let networks = parts.map(|part| one(part).map_err(|_| format!("{part:?} is no address or network such as 10.0.0.0/8")));
        Ok(Self(networks.collect::<Result<_, _>>()?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rate_is_what_it_says() {
        for rate in [DEFAULT.rate_asking, DEFAULT.rate_wrong_codes, Rate::new(5, 5, 1)] {
            assert_eq!(rate.to_string().parse(), Ok(rate));
        }
        for wrong in ["", "20", "20..120", "20..120/10m", "120..20/60s", "1..2/0s", "-1..2/60s"] {
            assert!(wrong.parse::<Rate>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn proxies_are_addresses_and_networks() {
        let proxies: Proxies = "10.0.0.0/8, ::1 ,203.0.113.7".parse().unwrap();
        let trusted = |text: &str| proxies.trust(text.parse().unwrap());
        assert!(["10.1.2.3", "::1", "203.0.113.7", "::ffff:10.0.0.1"].into_iter().all(trusted));
        assert!(!["11.0.0.1", "127.0.0.1", "203.0.113.8", "fe80::1"].into_iter().any(trusted));
        assert_eq!("".parse(), Ok(Proxies::default()));
        assert!("10.0.0.0/33".parse::<Proxies>().is_err() && "nginx".parse::<Proxies>().is_err());
    }
}

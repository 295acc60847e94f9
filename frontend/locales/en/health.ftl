# How the instance is
health-well = All is well
health-to-do = { $count ->
    [one] One thing needs your attention
   *[other] { $count } things need your attention
}
health-database = The database answers. It takes { $amount }.
health-disk = There are { $amount } left on the disk.
health-disk-little = There are only { $amount } left on the disk.
health-disk-to-do = make room. When the disk is full, nothing more is saved.
health-jobs = { $count ->
    [0] Nothing is late.
    [one] One task waits for its turn, for { $amount }.
   *[other] { $count } tasks wait for their turn, the oldest for { $amount }.
}
health-jobs-to-do = restart the program. If it goes on, send its log to whoever looks after it.
health-punctual = { $count ->
    [0] In the last hour, nothing had to leave at a set time.
   *[other] In the last hour, everything left on time, or { $amount } late at most.
}
health-late = In the last hour, helpers may have been told up to { $amount } late.
health-late-to-do = if the program was not stopped, the machine has too much to do. See what keeps it busy.
health-mail = { $count ->
    [0] No e-mail left.
    [one] One e-mail left.
   *[other] { $count } e-mails left.
} { $failed ->
    [0] None failed.
    [one] One try failed.
   *[other] { $failed } tries failed.
}
health-mail-wrong = E-mails do not leave, or badly: { $failed } tries failed, { $count } went well.
health-mail-to-do = send yourself a test e-mail, further down this page. It will say what is wrong.
health-push = { $count ->
    [0] No notification left for a phone.
    [one] One notification left for a phone.
   *[other] { $count } notifications left for phones.
} { $failed ->
    [0] None failed.
    [one] One failed.
   *[other] { $failed } failed.
}
health-push-wrong = Notifications to phones leave badly: { $failed } failed, { $count } left.
health-push-to-do = check that the server can reach the outside over HTTPS (port 443). Meanwhile helpers are told by e-mail.
health-sockets = { $count ->
    [0] No open page receives news live.
    [one] One open page receives news live.
   *[other] { $count } open pages receive news live.
}
health-sockets-to-do = this is almost the most there may be. Raise BINOME_SOCKETS if the machine allows it.
health-https = The protection of exchanges is not complete.
health-backups = The backups need your attention.
health-looked = Looked at { $at }.
health-since = What leaves is counted over a day, at most since the start ({ $moment }).
health-version = Binôme { $version }, with { $database }.
health-again = Look again

# The instance
instance-title = Instance settings
instance-address = Address:
instance-mail = Mail
instance-mail-way-smtp = Mail leaves through your SMTP server.
instance-mail-way-files = Mail does not leave: it is kept in a folder of the server. Set BINOME_MAIL to send it.
instance-mail-way-memory = Mail does not leave: this instance is for tests.
instance-mail-test = Send me a test mail
instance-mail-to = It will go to:
instance-mail-log = The technical detail is in the program’s log.
instance-mail-sent = The test mail has left. Check that it arrives, and that it is not in your junk mail.
instance-mail-kept = The test mail is in the server’s folder.
instance-mail-no-address = Your account has no e-mail address. Add one, then try again.
instance-mail-name = The mail server’s name does not exist. Check what follows the @ sign in BINOME_MAIL.
instance-mail-unreachable = The mail server does not answer. Check its name and port in BINOME_MAIL, and that no firewall blocks it.
instance-mail-slow = The mail server answers too late. Often the hosting company blocks this port: try 587 or 465.
instance-mail-certificate = The encrypted connection fails. The server’s certificate is not valid for this name, or smtps:// is needed instead of smtp://.
instance-mail-password = The server refuses the user or the password. Check them in BINOME_MAIL; a sign such as @ or / is written %40 or %2F there.
instance-mail-sender = The server refuses this sender. Put in BINOME_MAIL_FROM an address that this server may send from.
instance-mail-recipient = The server refuses your address. Check it in your account.
instance-mail-later = The server asks to wait. Try again in a few minutes.
instance-mail-other = The test mail did not leave, for a reason we do not recognise.
instance-https = Protected connections (HTTPS)
instance-to-do = To do:
instance-address-https = The public address begins with https. Good.
instance-address-http = The public address begins with http: what people write can be read on its way. Put an https address in BINOME_PUBLIC_URL.
instance-address-missing = The public address is not set: links in mails only work on this server. Set BINOME_PUBLIC_URL.
instance-request-https = This page came to you over HTTPS. Good.
instance-request-http = This page came to you without HTTPS. Set your web server to send http to https.
instance-request-direct = This page comes directly, with no web server in front. For the public, put one there that does HTTPS and sends X-Forwarded-Proto.
instance-cookies-safe = Cookies only travel over HTTPS. Good.
instance-cookies-open = Cookies may travel unprotected. A public https address will settle it.
instance-backups = Backups
instance-backup-good = A backup is made every day, and kept { $days ->
    [one] { $days } day
   *[other] { $days } days
 }. All is well.
instance-backup-soon = The first backup will be made within a minute.
instance-backup-off = No backup is made by itself. Set BINOME_BACKUP_FOLDER: a folder on another disk.
instance-backup-elsewhere = Your data is in PostgreSQL, which Binôme does not back up. Run pg_dump every day, and check it yourself.
instance-backup-old = The last backup is too old
instance-backup-old-why = If the server breaks down, everything done since is lost. The program’s log says why.
instance-backup-failed = The backup failed
instance-backup-failed-full = The disk of the backups is full. Make room, or name another folder in BINOME_BACKUP_FOLDER.
instance-backup-failed-folder = The folder in BINOME_BACKUP_FOLDER does not exist, or the program may not write to it. Check it.
instance-backup-failed-damaged = The database file is damaged. Stop the program, then put a backup back with “binome restore”.
instance-backup-failed-other = The reason is in the program’s log. Binôme tries again every fifteen minutes.
instance-backup-last = Last good backup:
instance-backup-never = There is no good backup in this folder.
instance-associations = Associations
instance-no-association = There is none yet. Make the first: its name, the towns it covers, its phone number and its hours.

# My associations
mine-title = My associations
mine-asked = Your request is sent. The association will answer.
mine-looked-at = Shown
mine-choose = Show
mine-none = You belong to no association
mine-none-what = To help a relative, none is needed. To help other people, ask to join one.
mine-join = Join an association
mine-home = My home page

role-helper = Helps
role-helper-hint = Receives requests and answers them.
role-mentor = Helps, and supports others
role-mentor-hint = Is also called in when a helper is stuck.
role-coordinator = Coordinates
role-coordinator-hint = Sees the board, answers who wants to join, sets the association up.

# Members
members-title = Members
members-asking = Want to join
members-asked = Asked
members-approve = Accept
members-refuse = Refuse
members-all = All members
members-active = Active
members-ended = Left
members-search = Search for a name
members-not-found = Nobody here is called “{ $words }”.
members-show-all = Show everybody
members-none = Nobody yet.
members-invite = Invite
roster-title = Check before you invite
roster-pasted = Paste names, each with an e-mail address or a phone number
roster-pasted-hint = One person a line, from a spreadsheet or a message. The columns may come in any order.
roster-preview = See what will be sent
roster-preview-again = Check again
roster-good = { $count ->
    [one] One person to invite
   *[other] { $count } people to invite
 }
roster-bad = { $count ->
    [one] One line left aside
   *[other] { $count } lines left aside
 }
roster-bad-what = Correct them below, or invite without them.
roster-name = Name
roster-contact = Contact
roster-how = How
roster-by-mail = A mail leaves
roster-by-paper = A link to print, or to send yourself
roster-line = Line
roster-text = What is written
roster-reason = Why
roster-invite = { $count ->
    [one] Invite this person
   *[other] Invite these { $count } people
 }
roster-full = Only the first 500 lines are read. Paste the rest afterwards.
roster-empty = Paste at least one line: a name, and an address or a number.
roster-none = No line can be used. See why, line by line.
roster-twice = This address or number is already above.
roster-strange = The name is too long, or has a sign that cannot be read.
roster-no-name = A name is missing.
roster-no-contact = An e-mail address or a number is missing.
roster-member = This person is a member already, or asked to be.
roster-invited = This person is invited already.
group-title = Invite a whole group
group-what = One link, to share in your group. Each person asks to join; you accept or not.
group-make = Make a “Join” link
group-link = Link for a group
invitations-title = Invitations without an answer
invitations-until = works until
invitations-copy = Copy or share
invitations-copied = Copied
invitations-paper = Print
invitations-revoke = Cancel
invitations-none = None for now.

member-state = Standing
member-state-asked = Wants to join
member-state-active = Member
member-state-refused = Request refused
member-state-ended = No longer a member
member-role = Role
member-role-question = What does { $name } do here?
member-email = E-mail
member-phone = Phone
member-since = Member since
member-asked = Asked on
member-answer = Your answer
member-answer-what = A mail tells this person your answer.
member-checks = Identity and charter
member-checks-what = Before a first request: you have seen an identity document, and the charter is signed.
member-checks-open = Note what I checked
member-card = Card to sign in
member-card-what = This person has no e-mail address. Print a card for them: a QR and a secret code. The card before it stops working.
member-card-make = Make a card
member-card-revoke = Cancel the card
member-end = End the membership
member-end-what = { $name } will no longer receive requests through your association. Their hours still count.
member-no-longer = It is done already, or no longer possible. Go back to the list of members.
member-last-coordinator = This is the last person who coordinates. Give that role to somebody else first.

card-paper-once = The secret code is shown only once. Print this page now.
card-paper-of = { $name }’s card
card-paper-qr = Point your camera at this square
card-paper-1 = Point your phone’s camera at the square.
card-paper-2 = Touch the link that appears.
card-paper-3 = Type the secret code.
card-paper-link = Without a camera, type this address:
card-paper-cut = Cut here: keep this piece apart from the card.
card-paper-never = Keep the card and the secret code apart. Nobody will ask you for this code.
card-paper-lost = Lost your card? Call { $association }:
invitation-paper-hello = Hello { $name },
invitation-paper-what = { $association } invites you to help people near you who are stuck at a screen.
invitation-paper-how = Point your phone’s camera at the square, or type this address:
invitation-paper-qr = Join, with the camera
invitation-paper-until = This invitation works until
invitation-paper-question = A question? Call { $association }:

notice-invited = The invitations have left. The links are below.
notice-group-link = The link is made. Copy it, or print its QR.
notice-invitation-revoked = This invitation no longer works.
notice-member-approved = Accepted. They have been told.
notice-member-approved-call = Accepted. They have no e-mail address: tell them yourself.
notice-member-refused = Refused. They have been told.
notice-member-refused-call = Noted. They have no e-mail address: tell them yourself.
notice-member-role = The role is changed.
notice-member-ended = The membership has ended.
refusal-card-shown = This card was already shown once. Make another if needed.
notice-card-revoked = The card no longer works.

# Mail
mail-invitation-subject = { $by } invites you to join { $association }
mail-invitation =
    Hello,

    { $by } invites you to help with { $association }, on Binôme.
    People who are stuck at a screen ask for help; you answer when you can.

    To join, open this link:

    { $link }

    It works for 30 days. You do not know { $association }? Do nothing.
mail-invitation-coordinator-subject = { $by } entrusts { $association } to you on Binôme
mail-invitation-coordinator =
    Hello,

    { $by } asks you to coordinate { $association }, on Binôme.
    You will invite the people who help, and see who is waiting.

    To start, open this link:

    { $link }

    It works for 30 days. You do not know { $association }? Do nothing.
mail-approved-subject = Welcome to { $association }
mail-approved =
    Hello,

    { $association } has accepted your request. Thank you.

    Say when and how you can help:

    { $link }

    Before the first request, the association will see an identity document and the signed charter.
    A question? Call { $phone }.
mail-refused-subject = Your request to { $association }
mail-refused =
    Hello,

    { $association } cannot welcome you for now.
    To talk about it, call { $phone }.

    You can always help a relative, without an association:

    { $link }
mail-test-subject = It works: Binôme’s mail leaves
mail-test =
    Hello,

    This test mail comes from your Binôme instance:

    { $link }

    If it arrived in junk mail, ask your hosting company to set up SPF and DKIM.

# Legal notice
legal-title = Legal notice
legal-what = This site, { $url }, brings together people who are stuck at a screen and people trained to help them.
legal-who = Who is responsible
legal-who-what = The associations below answer for the help that is given. The organisation that hosts this instance answers for the site.
legal-nobody = No association is registered yet.
legal-licence = The software
legal-licence-what = Binôme is free software, under the AGPL-3.0 licence. Anybody can read its code and check what is written here.
legal-sources = The data we use
legal-sources-what = Towns and their positions come from GeoNames (CC BY 4.0 licence).
legal-limits = What Binôme is not
legal-limits-what = Binôme is not a service of the French State. Helpers never act alone in your place, keep no password, and never ask for money.

# Accessibility
accessibility-title = Accessibility
accessibility-aim = We aim at level AA of WCAG 2.2 on every page, and AAA where one asks for help. No outside audit has been done yet: so this site is not declared compliant.
accessibility-tested = What is checked
accessibility-tested-axe = A program (axe) looks for faults on every page, at each change of the software.
accessibility-tested-plain = Pages work without JavaScript, with a keyboard, and with text twice as large.
accessibility-tested-small = Pages fit on a screen 320 pixels wide.
accessibility-tested-contrast = Contrasts are measured, in light and in dark.
accessibility-not = What is missing
accessibility-not-what = We have not yet had every page tried by people who are blind, deaf, or read with difficulty.
accessibility-tell = Tell us what is wrong
accessibility-tell-what = Something blocks you? Call an association: it helps you, and tells us.
accessibility-rights = Without an answer, you can write to the French Defender of Rights, free of charge.

# Your data
privacy-title = Your data
privacy-short = We keep little, for a short time, and show it only to who helps you.
privacy-ask = You ask for help
privacy-ask-before = Before somebody takes your request, those who are told see its subject, town and time. Never your words or your number.
privacy-ask-after = The person who takes it reads your first name, your number and your words. Somebody called in reads them if you agree.
privacy-ask-association = The association sees your request. When it opens your file, that is noted.
privacy-ask-code = Your code opens your page. Give it only to somebody you trust.
privacy-help = You help
privacy-help-name = The people you help see only your first name.
privacy-help-contact = Only your association reads your address and number.
privacy-help-hours = Your hours are seen by you and by your association.
privacy-long = How long
privacy-long-words = Messages and your words: erased 30 days after the record.
privacy-long-asker = Your file: erased 2 years after the last contact.
privacy-long-report = After a report: what is needed to understand is kept until the association has dealt with it.
privacy-long-hours = Recognised hours stay, without the name of the person helped.
privacy-long-events = What makes pages move (an offer, an answer): 30 days, without your words.
privacy-long-backups = Backups: 30 days.
privacy-erase = Erase everything
privacy-erase-asker = With your code, open your page and choose to erase. Without your code, call the association.
privacy-erase-helper = If you help, open your account: you can take what is in your name, and delete the account.
privacy-safe = How it is protected
privacy-safe-sealed = Your words and contacts are encrypted, each person’s with their own key. Erasing the key makes the words unreadable.
privacy-safe-cookies = Cookies only serve to recognise you, to keep the language and to go from one screen to the next. None follows you.
privacy-safe-device = What a helper logs without a network waits on their device, without any name, and leaves as soon as it is back. Signing out erases the page that was kept.
privacy-safe-never = No advertising, no audience measurement, nothing asked of another site.
privacy-complain = You do not agree
privacy-complain-what = Talk to the association. You can also turn to the CNIL, the French data protection authority.
members-relatives = People near here who help a relative
members-left = Who left
members-left-none = Nobody has left.
members-asking-more = { $count ->
    [one] One more person, once these are answered.
   *[other] { $count } more people, once these are answered.
 }
members-found = { $count ->
    [one] One person for “{ $words }”.
   *[other] { $count } people for “{ $words }”.
 }
roster-paste-title = Paste a list
member-answer-call = They have no e-mail address: tell them your answer yourself.

# Log a session in three taps
log-here = Drop-in going on now: { $place }, until { $until }
log-waiting = Waiting on this device
log-signed-out = You are no longer signed in to this account. Nothing is lost: these sessions leave when you are back.
log-drop = Remove
log-again = Once more:
log-noted = Noted:
log-kept = Kept on this device. It leaves when the network is back.
log-sending = Sending…
log-refused = This session could not be read. Log it again.
log-choose-topic = Choose a subject.
log-choose-minutes = Choose how long it took.
log-timer-start = Start the timer
log-timer-stop = Stop the timer
log-rest = Change the rest
log-usual = As last time:
log-held-hint = Empty: now.
log-details = Log a session in detail
log-day = Today
log-sessions = { $count ->
    [one] session logged
   *[other] sessions logged
 }
log-minutes = of help
log-people = { $count ->
    [one] person came
   *[other] people came
 }
log-undone = undone
log-workshop-of = { $count ->
    [one] workshop, 1 person
   *[other] workshop, { $count } people
 }
log-correct = Correct: { $what }
log-undo = Undo
log-undo-what = Undo: { $what }
log-undo-rule = You can undo on the same day. What is undone stays readable and no longer counts; correcting it brings it back.
log-undo-late = A session is undone on the day it was logged. Later you can still correct it.
log-none = Nothing logged today. Choose a subject and how long it took, then save.
log-hours = All your hours
log-device = Without a network your sessions stay on this device and leave by themselves when it is back. Open this page within { $days } days. No name is written there.
log-noted-long-ago = This session waited for more than 30 days. Correct it and say which day it was.
log-sent-already = Another session has already been sent from this page. Read this one again, then save it.
log-other-person = That page was somebody else’s. Nothing was logged in your name.
notice-log-undone = Undone. The session stays readable and no longer counts.

# Workshops
workshop-title = Log a workshop
workshop-lead = A workshop with several people is logged once. Your hours count once.
workshop-people = How many people came?
workshop-people-hint = A number, or leave it empty and give the first names.
workshop-names = Their first names
workshop-names-hint = One a line. Only you read them, and they are erased after 30 days. The number stays.
workshop-who = Who came
workshop-how-many = Say how many people came, from 1 to 200.
workshop-more-names = There are more first names than people. Correct the number.
notice-workshop-noted = The workshop is logged. Thank you.

# Sessions from a file
log-import-title = Bring in a file of past sessions
log-import-lead = A notebook, a spreadsheet, an export of La Coop: send it as it is. Nothing is logged before you have seen it all. The same file sent twice changes nothing.
log-import-file-hint = CSV or Excel (XLSX), one session a line, 5,000 at most.
log-import-whose = Whose sessions are they?
log-import-mine = Mine
log-import-columns = Which columns?
log-import-needed = A date, a duration and a subject are needed. Columns come in any order, in French or in English.
log-import-more = Also read: type (individual or workshop), participants, place, device, autonomy, outcome, referral, age range, social status, id. Nothing else is read: no name, no comment.
log-import-usual = What the file does not say is logged so: in a place, together, solved. You can correct each session.
log-import-count = { $count ->
    [one] 1 session logged
   *[other] { $count } sessions logged
 }
log-import-for = For { $name }.
log-import-new = { $count ->
    [one] session to log
   *[other] sessions to log
 }
log-import-same = logged already
log-import-ignored = Columns not read: { $columns }
log-import-start = { $count ->
    [one] Log this session
   *[other] Log these { $count } sessions
 }
log-import-nothing = Nothing new in this file.
log-import-rows = What will be logged
log-import-others = { $count ->
    [one] And one more.
   *[other] And { $count } more.
 }
log-import-not-all = Some lines must be corrected: nothing was logged. Correct them, or keep the good ones.
log-import-no-day = A column “Date” is missing. Add it and send the file again.
log-import-no-minutes = A column “Duration” is missing. Add it and send the file again.
log-import-no-topics = A column “Topic” is missing. Add it and send the file again.
log-import-day = This date was not understood, or is still to come. Write it like this: 2026-11-24.
log-import-minutes = This duration was not understood. Write it in minutes, from 1 to 600.
log-import-topics = This subject is not known. Take a word of La Coop’s list.
log-import-kind = Write individual or workshop.
log-import-people = Write a number of people, from 1 to 200.
log-import-lieu = This place is not known. Write lieu_activite, domicile, a_distance or autre.
log-import-materiel = This device is not known. Write ordinateur, telephone, tablette, autre or aucun.
log-import-autonomie = This autonomy is not known. Write autonome, partiellement_autonome or entierement_accompagne.
log-import-outcome = This outcome is not known. Write resolu, en_partie, pas_resolu or droit_ouvert.
log-import-redirection = This referral is not known. Take a word of La Coop’s list.
log-import-age = This age range is not known. Write for instance 60-69, 70 or over, or not said.
log-import-statut = This status is not known. Write student, unemployed, employed, retired or not said.
log-import-too-many = This file has more than 5,000 sessions. The rest is not read: send it in another file.
notice-log-imported = The sessions of the file are logged. Thank you.

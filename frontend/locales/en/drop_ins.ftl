# Log a session in three taps
log-here = Drop-in going on now: { $place }, until { $until }
log-waiting = Waiting on this device
log-signed-out = You are no longer signed in to this account. Nothing is lost: these sessions leave when you are back.
log-drop = Remove
log-again = Once more: { $what }
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
log-hours = All my hours
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

permanences-title = Drop-in sessions
permanences-new = Plan a drop-in session
permanences-nowhere-title = You belong to no association
permanences-nowhere = Drop-in sessions are held with an association, at a place.
permanences-join = Join an association
permanences-views = Ways to see drop-in sessions
permanences-view-list = List
permanences-view-week = Week
permanences-view-month = Month
permanences-place = Place
permanences-every-place = Every place
permanences-only-mine = Only those with a seat of mine
permanences-filter = Show
permanences-to-note = Who came?
permanences-from-until = { $from } to { $until }
permanences-other-days = Other days
permanences-before = Earlier
permanences-today = Today
permanences-after = Later
permanences-none-title = No drop-in session on these days
permanences-none = Look further ahead, or at another place.
permanences-none-managed = Plan one: it can come back every week.
permanences-calendars = See them in my own calendar
permanences-month-1 = January
permanences-month-2 = February
permanences-month-3 = March
permanences-month-4 = April
permanences-month-5 = May
permanences-month-6 = June
permanences-month-7 = July
permanences-month-8 = August
permanences-month-9 = September
permanences-month-10 = October
permanences-month-11 = November
permanences-month-12 = December

permanence-when = { $day }, { $from } to { $until }
permanence-state-cancelled = Cancelled
permanence-state-over = Over
permanence-state-short = { $count ->
    [one] One more person needed
   *[other] { $count } more people needed
}
permanence-state-nobody-carries = An adult volunteer is needed
permanence-state-enough = Enough people
permanence-nobody-carries-why = Civic-service volunteers never run a drop-in session alone: at least one adult volunteer must be with them.
permanence-mine-seated = You will be there
permanence-mine-waiting = Waiting list, number { $place }
permanence-mine-came = You came
permanence-taken = { $taken ->
    [0] Nobody yet, { $max } seats
    [one] 1 seat of { $max } taken
   *[other] { $taken } seats of { $max } taken
}
permanence-taken-short = { $taken } of { $max }
permanence-at-least = { $count ->
    [0] No minimum.
    [one] At least one person is needed.
   *[other] At least { $count } people are needed.
}
permanence-sign-up = Sign me up
permanence-wait = Wait for a seat
permanence-full-why = Every seat is taken. If one becomes free, it goes to the first person on the waiting list.
permanence-stop-waiting = Stop waiting
permanence-arrive = I am here
permanence-depart = I am leaving
permanence-take-over = Take { $name }’s place
permanence-swap-wanted = { $name } is looking for someone to take their place.
permanence-swap = Who can take my place?
permanence-swap-end = I can come after all
permanence-swap-goes-on = Your request has gone to everyone who could replace you. The seat stays yours until someone says yes.
permanence-leave = I cannot come
permanence-leave-what = Your seat will be free at once. If you can, ask who can take it instead.
permanence-leave-now = Give up my seat
permanence-where = Where
permanence-seats = Seats
permanence-topics = Topics
permanence-languages = Languages
permanence-note = Good to know
permanence-my-hours = Your hours
permanence-people = Who will be there
permanence-me = (you)
permanence-civic = Civic service
permanence-nobody = Nobody has signed up yet.
permanence-asks-swap = Looking for a replacement
permanence-person-waiting = Waiting for a seat
permanence-person-came = Marked as present
permanence-person-absent = Marked as absent
permanence-note-attendance = Note whether { $name } came
permanence-really-from = From
permanence-really-until = To
permanence-came = Came
permanence-absent = Did not come
permanence-plan = Change this drop-in session
permanence-change = Change the drop-in session
permanence-cancel = Cancel
permanence-cancel-what = Everyone who signed up is told, and their calendars will show it.
permanence-cancel-now = Cancel the drop-in session
permanence-scope = Which one?
permanence-scope-hint = Another date applies to this one only.
permanence-scope-one = This one only
permanence-scope-after = This one and those after it
permanence-no-place = A drop-in session is held at a place. Your association has none yet.
permanence-add-place = Add a place
permanence-place = Place
permanence-date = Date
permanence-starts = Starts
permanence-ends = Ends
permanence-repeat = It comes back
permanence-repeat-once = Only once
permanence-repeat-weekly = Every week on that day
permanence-repeat-fortnightly = Every other week
permanence-repeat-monthly = Every month, on the same day of the same week (the first Tuesday, for instance)
permanence-repeat-monthly_last = Every month, the last time that day comes
permanence-holidays = Except on public holidays
permanence-until = Until
permanence-until-hint = Without a date, it comes back until you stop it.
permanence-seats-min = At least this many people
permanence-seats-max = Seats
permanence-seats-hint = Civic-service volunteers do not count alone: at least one adult volunteer must be with them.
permanence-alert = Tell us if people are missing, how many days before?
permanence-alert-hint = 0 not to be told.
permanence-note-hint = Which bell to ring, what to bring. No name of a person you help.
permanence-topics-pick = Topics wanted
permanence-languages-pick = Languages wanted
permanence-keep = Save
permanence-place-missing = Choose a place.
permanence-date-missing = Write a date, such as 01/12/2026.
permanence-date-far = Choose a date within a year.
permanence-time-missing = Write a time, such as 14:00.
permanence-ends-before = The end comes after the start, on the same day.
permanence-seats-crossed = There must be at least as many seats as people.
permanence-number-odd = Write a number from 0 to 30.
permanence-repeat-missing = Say whether it comes back.
permanence-until-before = The last date comes after the first.
permanence-none-made = No date fits: it has passed, or is a public holiday.

notice-permanence-seated = Done: you have a seat.
notice-permanence-left = Your seat is free again. Thank you for saying so.
notice-permanence-waiting = You are on the waiting list.
notice-permanence-swap-asked = We are asking everyone who could. Your seat stays yours meanwhile.
notice-permanence-swapped = Someone was waiting for a seat: you have been replaced.
notice-permanence-swap-ended = Done: you will be there.
notice-permanence-taken-over = Done: the seat is yours. Thank you.
notice-permanence-arrived = Welcome. Your hours start now.
notice-permanence-departed = Thank you for coming. Your hours are noted.
notice-permanence-made = The drop-in session is planned.
notice-permanence-changed = The drop-in session has been changed. Everyone who signed up is told.
notice-permanence-cancelled = The drop-in session is cancelled. Everyone who signed up is told.
notice-permanence-noted = Noted.
refusal-permanence-hours-odd = These times do not work: the end comes after the start.
refusal-permanence-past = This drop-in session has already started.
refusal-permanence-cancelled-already = This drop-in session is cancelled.
refusal-permanence-full = The last seat has just been taken. You can wait for another one.
refusal-permanence-not-full = There is a seat left: you can sign up.
refusal-permanence-busy = You already have a seat elsewhere at that time.
refusal-permanence-not-ready = Before your first drop-in session, show an identity document and sign the charter.
refusal-permanence-family = Drop-in sessions are for volunteers and civic-service volunteers.
refusal-permanence-too-young = Under 18, no drop-in sessions at night or on public holidays.
refusal-permanence-no-contract = Your association has not noted your civic-service contract yet: ask them.
refusal-permanence-out-of-contract = Your civic-service contract does not include this day, time or place.
refusal-permanence-too-many-hours = Under 18, no more than 7 hours a day or 35 hours a week.
refusal-permanence-civic-alone = At least one adult volunteer is needed: this seat is not for civic service.
refusal-permanence-not-seated = You have no seat here.
refusal-permanence-taken = Someone has already taken this place. Thank you for offering.
refusal-permanence-not-yet = It is too early, or too late.
refusal-permanence-too-few-seats = More people than that have already signed up.
refusal-calendar-shown = The address has already been shown. Make another one if you have lost it.
notice-calendar-revoked = This address no longer works.

calendars-title = My calendars
calendars-lead = Your phone or computer can show drop-in sessions beside your other appointments, and follow their changes.
calendars-made = Your address
calendars-once = Copy it into your calendar now: it will not be shown again. Whoever has it can read these drop-in sessions: give it to nobody.
calendars-address = Address of the calendar
calendars-open = Open in my calendar
calendars-new = A new address
calendars-of = What it shows
calendars-of-mine = My drop-in sessions
calendars-of-association = All those of { $name }
calendars-of-whole = All those of an association
calendars-mine-what = It shows the drop-in sessions where you have a seat.
calendars-make = Make an address
calendars-all = Addresses that work
calendars-revoke-what = An address that you withdraw no longer works, anywhere.
calendars-since = Made on { $day }
calendars-revoke = Withdraw
calendar-name-mine = My drop-in sessions
calendar-name = Drop-in sessions, { $name }
calendar-title = Drop-in session, { $place }
calendar-taken = Seats taken: { $taken } of { $max }

mail-permanence-seated-subject = A seat became free, it is yours
mail-permanence-seated =
    You were waiting for a seat: it is yours. If you can no longer come, say so on the page.

    { $when }
    { $place }

    { $link }

mail-permanence-changed-subject = Your drop-in session changes
mail-permanence-changed =
    Your drop-in session changes. Here are its new day, time and place. If you can no longer come, say so on the page.

    { $when }
    { $place }

    { $link }

mail-permanence-released-subject = Your drop-in session moves, your seat is free again
mail-permanence-released =
    Your drop-in session moves to a time at which you already have a seat elsewhere. So this seat has been given up.

    { $when }
    { $place }

    { $link }

mail-permanence-cancelled-subject = Drop-in session cancelled
mail-permanence-cancelled =
    This drop-in session is cancelled. Thank you for wanting to come.

    { $when }
    { $place }

    { $link }

mail-permanence-swapped-subject = Someone takes your place
mail-permanence-swapped =
    Someone takes your place: you no longer need to come.

    { $when }
    { $place }

    { $link }

mail-permanence-reminder-subject = Tomorrow, your drop-in session
mail-permanence-reminder =
    You have a seat at this drop-in session. If you cannot come, say so now: someone can take your place.

    { $when }
    { $place }

    { $link }

mail-permanence-short-subject = People are missing at a drop-in session
mail-permanence-short =
    People are missing at this drop-in session.

    { $when }
    { $place }

    { $link }

mail-permanence-soon-subject = Your drop-in session starts soon
mail-permanence-soon-text =
    Your drop-in session starts in two hours.

    { $url }

mail-permanence-swap-subject = Who can take a seat?
mail-permanence-swap-text =
    Someone cannot come to a drop-in session and is looking for somebody to take their place. The first person who says yes has it.

    { $url }

mail-permanence-moved-subject = News of your drop-in session
mail-permanence-moved-text =
    A drop-in session where you have a seat has changed.

    { $url }

permanence-take-back = Remove
permanence-place-someone = Sign somebody up
permanence-place-whom = Who?
permanence-place-hint = People who are free at that time and not paused. They are told.
permanence-place-now = Sign up
notice-permanence-placed = Done. The person is told.
notice-permanence-taken-back = The seat is free. The person is told.
refusal-permanence-nobody-picked = Choose somebody.
refusal-permanence-they-busy = This person already has a seat elsewhere at that time.
refusal-permanence-they-not-ready = Before their first drop-in session, this person shows an identity document and signs the charter.
refusal-permanence-they-no-contract = Note their civic-service contract first, on their page.
refusal-permanence-they-out-of-contract = Their civic-service contract does not include this day, time or place.
refusal-permanence-they-not-seated = This person no longer has a seat here.

mail-permanence-placed-subject = You have a seat at a drop-in session
mail-permanence-placed =
    Your association has signed you up for this drop-in session. If you cannot come, say so on the page.

    { $when }
    { $place }

    { $link }

mail-permanence-taken-back-subject = Your seat at a drop-in session is free again
mail-permanence-taken-back =
    Your association has given up your seat at this drop-in session: you no longer need to come.

    { $when }
    { $place }

    { $link }

board-title = The board
board-tab-now = Right now
board-tab-hours = Hours to validate
board-tab-reports = Reports
board-tab-members = Members
board-tab-test = Test request
board-column-waiting = Waiting
board-column-under_way = Under way
board-column-to_finish = To finish
board-empty-waiting-title = Nobody is waiting
board-empty-waiting = A new request appears here by itself.
board-empty-under_way-title = Nothing under way
board-empty-under_way = Here you see the people who have found a helper.
board-empty-to_finish-title = Nothing to finish
board-empty-to_finish = Here you see the records that are still missing.
board-since = Asked { $when }
board-claimed = Taken on { $when }
board-wave = Wave { $wave }
board-told = { $told ->
    [0] nobody told
    [one] 1 person told
   *[other] { $told } people told
 }
board-nobody-told = Nobody can be told for now.
board-not-yet = Not offered yet: the first wave leaves at opening time.
board-unmet = Nobody came.
board-reopens = The search starts again { $when }.
board-helper = { $name } is helping.
board-to-record = The record is missing.
board-sign-none = No news yet.
board-sign-called = Last news { $when }.
board-sign-late = Running late, until { $when }.
board-sign-later = To be continued { $when }.
board-late = Soon too long
board-test = Test
board-nobodys = Free to take
board-not-yours-yet = Your association has not taken this request on yet. Take it on first.
board-callbacks = To call back
board-callback-reason-paired = Say that somebody will help.
board-callback-reason-unmet = Say that nobody came, and when the search starts again.
board-callback-reason-nobody = Say that nobody is free for now.
board-callback-reason-reopened = Say that we are looking for somebody else.
board-callback-reason-no_sign = Ask whether somebody called.
board-callback-due-now = To do now.
board-callback-due = To do { $when }.
board-callback-tries = { $tries ->
    [one] One call without an answer.
   *[other] { $tries } calls without an answer.
 }
board-callback-answer = I called
board-callback-no-answer = No answer
board-callback-take-over-first = Take the request on to see whom to call.
board-back = Back to the board
board-shut = Close
board-state-open = Waiting
board-state-paired = Somebody is helping
board-state-helping = Help under way
board-state-recorded = Record written
board-state-confirmed = Finished and confirmed
board-state-unmet = Nobody came
board-state-withdrawn = No longer needed
board-state-closed = Closed
board-minor = Under 18
board-take-over-why = This request is nobody’s yet. If your association takes it on, you will see who asks and how to call them. Other associations will no longer see it.
board-take-over = Take it on
board-asker = Who asks
board-asker-call = call { $name }
board-asker-no-contact = No telephone, no e-mail. This person follows the request with their code.
board-asker-when = When to call: { $when }
board-asker-trust = Trust word, to be said first: “{ $word }”.
board-asker-audited = That you read this is noted.
board-need-hears = Hears with difficulty
board-need-sees = Sees with difficulty
board-need-reads = Reads with difficulty
board-need-moves = Moves with difficulty
board-language = Speaks: { $language }
board-fact-commune = Town
board-fact-how = How
board-fact-since = Since
board-fact-told = Search
board-fact-helper = Who helps
board-fact-closed = Why it is closed
board-home = Visit at home
board-home-why = Nobody is told before you agree. Only adults whom your association has vetted may go.
board-home-approve = Approve this visit
board-home-not-allowed = Your association does not help at home. Call the person to agree on another way.
board-home-take-over-first = Take the request on first, then approve the visit.
board-candidates = Whom to offer it to
board-candidates-none = Nobody of your association can be told now.
board-offer = Offer
board-offer-to = Offer to { $name }
board-refused = { $count ->
    [one] One other person, and why not
   *[other] The { $count } others, and why not
 }
board-refused-more = { $count ->
    [one] One more person in the list of members
   *[other] { $count } more people in the list of members
 }
board-history = Who was told
board-by-hand = Before the first wave
board-said-live = Has not answered yet
board-said-accepted = Said yes
board-said-declined = Said “not this time”
board-said-left-taken = Somebody was quicker
board-said-left-withdrawn = The request was withdrawn
board-said-left-expired = Did not answer in time
board-said-left-not_allowed = Could no longer help
board-others = { $count ->
    [one] One person of their circle or of another association
   *[other] { $count } people of their circle or of other associations
 }
board-share = Share in our group
board-share-why = This text says nothing about the person. To accept, people sign in and must be members.
board-share-label = The text to copy
board-share-copy = Copy or share
board-share-copied = Copied
board-share-see = See the page that the group will open
board-share-text = Who can help? { $topic }, { $how }, { $when }. To answer: { $url }
board-reopen = Search again
board-answered = I answered by phone
board-close = Close this request
board-close-why = Why?
board-close-told = The person’s page will say that it is over.
board-close-now = Close
board-closing-answered = I answered by phone
board-closing-elsewhere = Helped elsewhere
board-closing-unreachable = The person cannot be reached
board-closing-duplicate = Asked twice
board-closing-not_help = Not a request for help
board-why-in-circle = already known to the asker
board-why-former-helper = has helped this person before
board-why-distance = { $km } km away
board-why-next-door = very near
board-why-trained = module completed
board-why-online-now = online now
board-why-free-then = free at that time
board-why-speaks = speaks: { $languages }
board-why-one-of-few = one of few who can
board-why-rested = not asked recently
board-why-answers-usually = usually answers
board-why-chosen = chosen by your association
board-test-title = Send a test request
board-test-lead = Be helped by yourself: in two minutes you will see what askers and helpers see.
board-test-missing = Before the test, this is missing
board-test-missing-profile = Your profile: where and how you can help
board-test-missing-identity = Identity seen (note it for yourself)
board-test-missing-charter = Charter signed (note it for yourself)
board-test-missing-paused = You are on pause: resume
board-test-missing-phone = Your profile does not say that you help by phone
board-test-step-send = Send the test. It is offered to you alone.
board-test-step-home = Open your home page: the request is there, and your phone rings.
board-test-step-accept = Touch “I’ll take it”. The board shows it under way at once.
board-test-step-close = Write a record, or close the request.
board-test-figures = A test counts in no figure.
board-test-send = Send the test
board-test-nobody = This test could not be offered to anybody
board-test-what = See what is missing
notice-board-taken = Your association has taken it on. You now see who asks.
notice-board-offered = Offered. The answer will show here.
notice-board-not-offered = This person cannot be told at the moment. Choose somebody else.
notice-board-taken-meanwhile = Meanwhile somebody took the request.
notice-board-home-approved = The visit is approved. The search begins.
notice-board-no-reason = First choose why to close the request.
notice-board-closed = The request is closed.
notice-board-reopened = The search starts again, first in line.
notice-board-called = Noted. Thank you for calling.
notice-board-unanswered = Noted. The call comes back in half an hour, three times at most.
notice-board-test = The test has left. Open your home page to accept it.
board-reports-open = To look at
board-reports-closed = Looked at
board-reports-none-title = No report to look at
board-reports-none = A report stops the pairing and appears here at once.
board-report-reason-money = Money, a card or a gift
board-report-reason-password = A password asked for or kept
board-report-reason-behaviour = Words or acts that hurt
board-report-reason-not_me = “It was not me who asked”
board-report-reason-wrong_person = “This is not the right person”
board-report-reason-other = Something else
board-report-by-asker = Reported by the asker, about { $helper },
board-report-by-helper = Reported by { $helper },
board-report-see = See the request
board-report-words = What was written
board-report-no-words = Nothing more was written.
board-report-evidence = The conversation, as it was
board-report-frozen = It is frozen. That you read it is noted. Do not tell the other person who reported.
board-report-nothing-said = They exchanged no message.
board-report-author-asker = The asker
board-report-author-helper = The helper
board-report-author-mentor = Mentor
board-report-close = What came of it?
board-report-outcome-unfounded = Looked at: nothing wrong
board-report-outcome-settled = Settled by talking with each
board-report-outcome-member_left = They no longer help with us
board-report-outcome-authorities = Handed to the authorities
board-report-member = To end a membership:
board-report-close-now = Save
notice-board-no-outcome = First choose what came of it.
notice-board-report-closed = Noted. Thank you for looking.
board-hours-lead = { $count ->
    [one] One session awaits your agreement: { $sum }.
   *[other] { $count } sessions await your agreement: { $sum } in all.
 }
board-hours-accept = Accept the ticked hours
board-hours-kind-volunteer = volunteering
board-hours-kind-family = help to a relative
board-hours-kind-civic_activity = civic-service activity
board-hours-confirmed = Confirmed by the asker
board-hours-disputed = Contested by the asker
board-hours-unconfirmed = Not confirmed yet
board-hours-refuse = Refuse
board-hours-reason = Why? { $name } will read your answer.
board-hours-refuse-now = Refuse these hours
board-hours-none-title = No hours waiting
board-hours-none = Hours come here as soon as a record is written.
notice-board-hours-none = Tick at least one session.
notice-board-hours-accepted = The hours are accepted.
notice-board-hours-reason = First write why, in one sentence.
notice-board-hours-refused = The hours are refused. The person will read why.
board-more = { $count } more
board-hours-more = { $count ->
    [one] One more session will come next.
   *[other] { $count } more sessions will come next.
 }

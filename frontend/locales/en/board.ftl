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
board-round = search { $round }
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
board-callback-reason-closed = Say that the request is closed, and why.
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
board-said-left-closed = The request was closed
board-said-left-not_free = Was no longer available
board-said-left-not_trained = Has not taken the module asked for
board-said-left-full = Already helps several people
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
board-close-told = The person’s page, or a mail, says so. If they only have a telephone, they will be on your list to call.
board-close-now = Close
board-closing-answered = I answered by phone
board-closing-elsewhere = Helped elsewhere
board-closing-unreachable = The person cannot be reached
board-closing-duplicate = Asked twice
board-closing-not_help = Not a request for help
board-replace = Look for somebody else
board-replace-what = The request goes out again, first in line. { $name } and the person helped are told, with this reason.
board-replaced_no_news = No news from { $name }
board-replaced_unavailable = { $name } can no longer help
board-replaced_better_fit = Somebody else will suit better
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
refusal-board-not-offered = This person cannot be told at the moment. Choose somebody else.
refusal-board-taken-meanwhile = Meanwhile somebody took the request.
notice-board-home-approved = The visit is approved. The search begins.
refusal-board-no-reason = First choose why to close the request.
notice-board-closed = The request is closed.
refusal-board-no-reason-replace = First choose why you look for somebody else.
notice-board-replaced = The request goes out again, first in line. Both people are told.
refusal-board-not-replaced = This pairing is over already.
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
refusal-board-no-outcome = First choose what came of it.
notice-board-report-closed = Noted. Thank you for looking.
board-hours-lead = { $count ->
    [one] One line waits for your answer: { $sum }.
   *[other] { $count } lines wait for your answer: { $sum } in all.
 }
board-hours-accept = Accept the ticked hours
board-hours-refuse = Refuse
board-hours-reason = Why? { $name } will read your answer.
board-hours-refuse-now = Refuse these hours
board-hours-none-title = No hours waiting
board-hours-none = Hours come here as soon as a record is written.
board-hours-none-ticked = Tick at least one line.
notice-board-hours-accepted = The hours are accepted.
board-hours-reason-missing = First write why, in one sentence.
notice-board-hours-refused = The hours are refused. The person will read why.
board-more = { $count } more
board-hours-search = Search for a person
board-hours-all = Show all
board-begin = To begin with
board-begin-invite = Invite those who help: paste your list, or share a link
board-begin-association = Check your hours, communes and places
board-begin-test = Send yourself a test request
board-strip = What presses
board-strip-waiting = { $count ->
    [0] Nobody is waiting
    [one] 1 request waiting
   *[other] { $count } requests waiting
 }
board-strip-late = { $count ->
    [0] None too long
    [one] 1 soon too long
   *[other] { $count } soon too long
 }
board-strip-calls = { $count ->
    [0] Nobody to call back
    [one] 1 person to call back
   *[other] { $count } people to call back
 }
board-strip-online = { $count ->
    [0] Nobody online
    [one] 1 person ready to help
   *[other] { $count } people ready to help
 }
board-ask-desk = Ask for somebody on the phone
board-sound = A sound at each request
board-badge = The number in the tab
board-calls-more = { $count ->
    [one] See the call to make
   *[other] See the { $count } calls to make
 }
board-calls-none-title = Nobody to call back
board-calls-none = A call to make appears here by itself.
board-online = Online now
board-online-none = Nobody of your association has their page open. Requests leave all the same, by notification or by e-mail.
board-online-others = { $count ->
    [one] and one more
   *[other] and { $count } more
 }
board-filter = Narrow down
board-filter-now = Show
board-whole = See the whole board
board-none-so = None with these choices.
board-any-urgency = However soon
board-any-topic = Every subject
board-any-commune = Every commune
board-any-whose = Ours and those to take on
board-whose-ours = Ours
board-whose-nobodys = To take on
board-fact-how-soon = How soon
board-fact-topic = Subject
board-fact-whose = Whose
board-same = Perhaps the same person
board-same-why = The same telephone, e-mail or code. Two people may share a telephone: check first.
board-merge = Follow with this one
board-merge-told = The request open here will be closed as asked twice. The person’s page says that both are followed together. “Search again” takes them apart.
board-follows = See the one that goes on
notice-board-merged = Both requests are followed together, here.
refusal-board-not-merged = Somebody is helping already, or one of both has just ended. They stay apart.
board-hours-permanence = Correct
board-today = Drop-in sessions today
board-today-none = No drop-in session today.
board-today-plan = Plan one
board-today-seats = { $seated } of { $max } seats taken
board-today-there = { $name } (there)
board-today-now = Right now
board-today-missing = { $count ->
    [one] 1 person is missing
   *[other] { $count } people are missing
 }

history-title = What { $name } has done
history-what = What was done with your association. Nothing that people wrote.
history-what-pairing = request taken on
history-what-logged = help noted without a request
history-what-permanence = drop-in session
history-outcome-underway = Under way
history-outcome-handed-back = Handed back
history-outcome-no-sign = No news
history-outcome-absent = Did not come
history-outcome-ended = Interrupted
history-none = Nothing yet
history-none-more = Requests taken on, help noted and drop-in sessions will appear here.
board-record-title = What was said of a help session
board-record-of = Help given by { $helper }, { $day }.
board-record-said = Said { $when }.
board-record-contested = The person helped says it is not right
board-record-corrected-since = { $helper } has corrected the record since. You read the new version below. The person helped has not answered yet.
board-record-stays = Their answer stays noted. Only the person helped can take it back.
board-record-thanks = Words of thanks that were reported
board-record-thanks-more = { $helper } received these words and reported them. They are hidden until you answer.
board-thanks-removed = Keep them hidden
board-thanks-kept = Show them again
board-thanks-is-removed = These words stay hidden.
board-thanks-is-kept = These words are shown again.
board-record-recap = The record
board-record-audited = Your reading is noted.
board-record-not-theirs = The help was not given for your association: words about the person are not shown.
board-record-validate = Accept the hours
board-record-validate-more = You have checked, and the help did take place.
board-record-settle = It is settled
board-record-settle-more = The hours stay as they are. The record leaves the list.
board-record-settled = A coordinator has already looked.
refusal-board-moved-on = This has changed meanwhile. Here is where it stands.
board-callback-reason-corrected = Say that the record was corrected, and ask whether it is right.

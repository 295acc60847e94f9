# The pairing page, for the helper
pairing-title = You and { $name }
pairing-aside = To help you
pairing-trust = First say: “{ $word }”
pairing-never = Keep no password. Never act without { $name }. Never talk about money or bank cards.
pairing-call-name = Ask for { $name }.
pairing-call-when = When to call: { $when }.
pairing-phone = Call { $number }
pairing-write = Write to { $name }
pairing-called = I have called
pairing-begun = We have started
pairing-not-yet = I have not been able to talk to { $name } yet
pairing-record = Write the record
pairing-see-record = See the record
pairing-home = Back to my home page
pairing-late = I’ll be late
pairing-late-more = By how much? { $name } will know at once.
pairing-late-told = { $name } knows you will be there around { $at }.
pairing-asked-after-title = Were you able to call?
pairing-asked-after = { $name } is waiting. Call, or say you’ll be late. Otherwise we’ll look for someone else.
pairing-resumes = You carry on { $day } at { $at }.
pairing-words = What { $name } says
pairing-no-words = No details. Simply ask what the trouble is.
pairing-fact-commune = Town
pairing-fact-language = Language
pairing-fact-needs = Good to know
pairing-fact-for = For whom
pairing-fact-age = Age
pairing-for-other = Someone close is asking for them
pairing-minor = Under 18
pairing-need-hears = has difficulty hearing
pairing-need-sees = has difficulty seeing
pairing-need-reads = has difficulty reading
pairing-need-moves = has difficulty moving about
pairing-meeting-phone = by phone
pairing-meeting-place = at a place
pairing-meeting-messages = by messages
pairing-meeting-home = at home
pairing-when-now = now
pairing-when-today = today
pairing-when-week = this week
pairing-when-dated = on a chosen date

pairing-stuck = Are you stuck?
pairing-mentor-what = A mentor of the association can read your messages and answer. { $name } must agree.
pairing-mentor-ask = Ask { $name } on their page
pairing-mentor-by-voice = { $name } has just told me yes
pairing-mentor-asked = We are waiting for { $name } to agree.
pairing-mentor-agreed = The mentors know. You’ll have an answer within two minutes.
pairing-mentor-joined = { $name } is here. Write in the messages.
pairing-mentor-nobody = No mentor is free right now. Call the coordinator, or carry on later.
pairing-mentor-refused = { $name } would rather go on with you alone.
pairing-mentor-phone = The coordinator:

pairing-later = Carry on later
pairing-later-more = Choose the time with { $name }. You stay their helper.
pairing-day = Day
pairing-hour = Time
pairing-later-send = Keep this appointment
pairing-return = I can’t go on
pairing-return-more = Someone else will take over. { $name } will be first in line.
pairing-return-reason = Why?
pairing-return-choose = Choose a reason. It helps the association.
pairing-return-no-time = I no longer have time
pairing-return-no-answer = Nobody answers
pairing-return-too-hard = I don’t know how to do it
pairing-return-other = Something else
pairing-return-send = Hand the request back
pairing-wrong-person = This is not the right person
pairing-wrong-person-more = The person on the phone did not ask for anything? The association will check.
pairing-block = Block
pairing-block-more = You will never be paired with { $name } again.
pairing-report-more = The association will read your messages and call you back. The pairing stops at once.

pairing-over-title = This pairing has ended
pairing-over-done = The record is done. Thank you for helping.
pairing-over-handed-back = You handed this request back. Someone else is looking after it.
pairing-over-no-sign = Without news, we looked for someone else. That’s all right: thank you for being there.
pairing-over-withdrawn = The person no longer needs help. Thank you for being there.
pairing-over-closed = The association closed this request. Thank you for being there.
pairing-over-replaced-no-news = Without news from you, the association is looking for somebody else. No harm done, thank you for being there.
pairing-over-replaced-unavailable = You can no longer help this time: the association is looking for somebody else. Thank you for being there.
pairing-over-replaced-better-fit = The association thinks that somebody else will suit better. Thank you for being there.
pairing-over-not-allowed = Your place in the association has changed. Someone else is looking after it.
pairing-over-other = The help stops here. Thank you for being there.
pairing-over-contact = The person’s number and words are no longer shown.
pairing-no-longer = This pairing has ended. Go back to your home page to see what comes next.

# Messages
chat-title = Messages
chat-page-title = Your messages
chat-back = Back to my request
chat-nobody-yet = Nobody has taken your request yet. Your messages will appear here.
chat-empty = No message yet. Say hello to { $name }.
chat-you = You
chat-asker = The person being helped
chat-mentor = { $name }, mentor
chat-typing = Somebody is writing…
chat-label = Your message to { $name }
chat-send = Send
chat-sending = Sending…
chat-waiting = Not sent yet. We are trying again.
chat-never = Never write a password or a card number.
chat-warn-phone = This message contains a phone number. Do you really want to give it?
chat-warn-email = This message contains an e-mail address. Do you really want to give it?
chat-closed = You can no longer write here: the help has ended.
chat-sent-already = Another message has already left from this page. Read yours again, then send it.

# What the asker answers
reply-title = Who is helping you
reply-late = { $name } is running late, and will be there around { $at }.
reply-resumes = { $name } carries on with you { $day } at { $at }.
reply-mentor-title = { $name } would like a hand
reply-mentor = A third person from the association can read your messages and help. Do you agree?
reply-mentor-yes = Yes, I agree
reply-mentor-no = No, not now
reply-mentor-joined = { $name }, a mentor, is helping too. Their messages appear with yours.
reply-no-call-title = Nobody called?
reply-no-call = Tell us. We’ll look for someone else straight away. You are first in line.
reply-no-call-after-all = { $name } says that you talked, and it is not so? We look for somebody else.
reply-no-call-button = Nobody called
reply-problem = Is something wrong?
reply-block = You no longer want help from { $name }? We’ll look for someone else.
reply-block-button = No more help from { $name }
reply-not-me = Did someone ask for help in your place, without telling you?
reply-not-me-button = It wasn’t me who asked

# Reporting
report-what-happens = Tell us what is wrong. The help stops, and someone from the association reads your messages.
report-reason = What is happening?
report-choose = Choose what is happening.
report-money = I was asked for money or for my card
report-password = I was asked for a password
report-behaviour = Words or acts hurt me
report-other = Something else
report-money-helper = I was offered money
report-password-helper = I was given a password to keep
report-words = Tell us more, if you wish
report-send = Report

# Mentors
mentor-calls-title = Calls for a mentor
mentor-calls-none = Nobody is calling right now
mentor-calls-none-more = When a helper is stuck, their call appears here.
mentor-call-by = { $name } would like a hand
mentor-call-joined = You are in
mentor-call-over = This call has ended. Thank you for being there.
mentor-call-what = The person being helped agrees. You will read their messages, and can write. You won’t see their number.
mentor-call-join = I’m coming
mentor-call-leave = I have finished

# Days and times
when-day-unreadable = This day could not be understood. Write it like this: 24/11/2026.
when-hour-unreadable = This time could not be understood. Write it like this: 14:30.
when-past = This moment has already gone. Choose another.
when-far = That is too far away. Choose a day within four months.
when-future = This day has not come yet. Choose today or before.
when-long-ago = That was more than a year ago. Check the day.

# Said once
notice-pairing-called = Noted. The person knows.
notice-pairing-not-yet = Noted. The request is still yours.
notice-pairing-late = The person knows you are running late.
notice-pairing-returned = The request is handed back. Someone else will take it. Thank you for saying so.
notice-pairing-resumes = The appointment is noted. We’ll remind you a quarter of an hour before.
notice-mentor-asked = Asked. The answer will appear here.
notice-mentor-answered = Your answer has been passed on.
refusal-mentor-taken = Someone was quicker, or the help has ended. Thank you.
notice-mentor-left = Thank you for your help.
notice-reported = Thank you for telling us. Someone from the association will look into it.
notice-blocked = Done. You will not be paired with this person again.
notice-nobody-called = Noted. We are looking for someone else straight away.
notice-not-me = Noted. The request is stopped, and the association will check.

# Mails
mail-message-subject = You have a message
mail-message-text = Someone you are helping has written to you. To read and answer: { $url }
mail-mentor-subject = A helper would like a hand
mail-mentor-text = A helper of your association is stuck and asks for a mentor. To answer: { $url }
mail-report-subject = A report to look into
mail-report-text = Someone reported a problem. The help has been stopped. To see it: { $url }
mail-agreed-subject = Your appointment is near
mail-agreed-text = You will soon carry on with the person you help. Everything is here: { $url }
pairing-hand = To move on with { $name }
pairing-hand-more = Look for another tutorial

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
board-empty-to_finish = Here you see the records that are still to be written or confirmed.
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
board-to-confirm = The record is to be confirmed.
board-sign-none = No news yet.
board-sign-called = Last news { $when }.
board-sign-late = Running late, until { $when }.
board-sign-later = To be continued { $when }.
board-late = Soon too long
board-test = Test
board-nobodys = Not taken on yet
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

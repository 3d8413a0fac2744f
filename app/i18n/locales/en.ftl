### App

app-name = Glidepath
app-demo = This is a made-up patient. Nothing you do here is kept.
demo-label = Demo
app-loading = Opening Glidepath…
nav-today = Today
nav-progress = Progress
nav-share = Share
nav-more = More
back = Back
close = Close
next = Next
cancel = Cancel
retry = Try again
save = Save
skip = Skip
skipped = Skipped
optional = You can skip any question.

### First run

firstrun-step = Step { $step } of { $steps }
firstrun-welcome = Welcome
firstrun-what = A diary for people who are lowering an opioid pain medicine together with their clinic.
firstrun-language = Language
firstrun-region = Where do you live?
firstrun-region-why = For the right emergency numbers. It stays on this device.
firstrun-region-choose = Choose where you live to go on.
firstrun-use-title = What Glidepath is for
firstrun-use-diary = It is a diary. It helps you and your clinic see how you are doing.
firstrun-use-plan = The plan is yours and your clinic's. Glidepath never changes a dose and never tells you to.
firstrun-use-watching = Nobody is watching it. What you write here does not reach anyone unless you send it.
firstrun-use-emergency = It is not for emergencies. Help now, at the top of each screen, has the numbers to call.
firstrun-use-stop = Do not stop your medicine all at once on your own. Call your clinic first.
firstrun-use-review = No clinician has reviewed this app yet.
firstrun-agree = I understand
firstrun-protect-title = Protect your diary
firstrun-protect-why = Your diary is locked with a key that never leaves this device.
firstrun-protect-store = This device can keep the key safe. You can add a passcode if other people use it too.
firstrun-protect-nostore = This device has no safe place for the key, so your diary needs a passcode.
firstrun-passcode = Passcode
firstrun-passcode-rules = At least 6 letters, numbers or signs. A few words you remember are better than a short number. Nobody can look it up for you.
firstrun-passcode-repeat = Passcode again
firstrun-passcode-show = Show what I type
firstrun-passcode-hide = Hide what I type
firstrun-passcode-differ = The two passcodes are not the same. Please type them again.
firstrun-passcode-use = Use this passcode
firstrun-no-passcode = Go on without a passcode
firstrun-making = Making your diary…
firstrun-recovery-title = Your recovery code
firstrun-recovery-why = If you forget your passcode, or this device loses the key, only this code opens your diary. Nobody else can make one for you.
firstrun-recovery-write = Write it on paper and keep it somewhere safe. It is shown only now.
firstrun-recovery-copy = Copy the code
firstrun-recovery-copied = Copied. Paste it somewhere safe, then clear what you copied.
firstrun-recovery-written = I have written it down
firstrun-recovery-check = Let us check it together
firstrun-recovery-check-why = Please type group { $first } and group { $second } from your paper. Small letters are fine.
firstrun-recovery-group = Group { $group }
firstrun-recovery-read = Group { $group }: { $letters }
firstrun-recovery-wrong = Group { $group } does not match. Please look at your paper again.
firstrun-recovery-show = Show the code again
firstrun-recovery-confirm = Check
firstrun-ready-title = Your diary is ready
firstrun-ready-text = The first check-in takes about a minute. You can skip any question.
firstrun-checkin = Start my first check-in
firstrun-later = Look around first
firstrun-restore = I have a backup from another device
firstrun-recovery-making = Making your recovery code…
recovery-again-title = One thing is left to do
recovery-again-text = Your recovery code was not checked last time. Here is a new one. The old one does not work any more.

### Lock

lock-title = Your diary is locked
lock-passcode = Passcode
lock-unlock = Unlock
lock-open = Open my diary
lock-opening = Opening…
lock-forgot = Use my recovery code
lock-recovery-title = Open with your recovery code
lock-recovery-text = Type the 30 letters and numbers from your paper. Spaces and small letters are fine.
lock-wrong = That passcode does not fit.
lock-recovery-code = Recovery code
lock-recovery-so-far = Read so far: { $groups } ({ $count } of { $all })
lock-recovery-back = Back to the lock
lock-renew-title = Your diary is open again
lock-renew-passcode = Choose a new passcode now, so that you need not type the code next time.
lock-renew-lost = This device's key store lost the key. Choose here how your diary opens from now on, so that you need not type the code next time.
lock-renew-later = Not now
lock-renew-later-why = If you leave this for later, your recovery code still opens your diary. You are asked again when you open it with the code.
lock-recovery-open = Open my diary
lock-recovery-lost = This device's key store no longer holds the key. Your diary is safe. Your recovery code opens it.
lock-recovery-unavailable = This device's key store does not answer right now. You can try again, or open with your recovery code. Your diary is safe.
lock-wait = Please wait { $time }, then try again. Your diary is safe, and your recovery code works at any time.
lock-minutes = { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}
lock-seconds = { $seconds ->
    [one] { $seconds } second
   *[other] { $seconds } seconds
}

### Today

today-title = Today
today-welcome-back = Welcome back. Today only takes a minute.
today-checkin-title = How are you today?
today-checkin-time = About a minute. Skip what you like.
today-checkin-open = Check in
today-checkin-continue = Go on with my check-in
today-checkin-short = Hard day? Short version, 15 seconds
today-checked-in = You checked in at { $time }.
today-checkin-again = Add another check-in
today-checkin-change = Read or change it
today-drafts-title = Not saved yet
today-draft = { $day }: answers kept, not saved
today-backfill-title = Days you can still add
today-backfill-why = Only if you want to. Days added later are marked as late.
today-history = Past days
today-clock = The date on this device is { $today }, but your diary already has { $newest }. Please check the date in your device's settings. Everything you saved is safe.

### Check-in

checkin-title = Check-in
checkin-short-title = Short check-in
checkin-correct-title = Correct this check-in
checkin-for-day = For { $day }
checkin-late = You are adding this later. It will be marked as late.
checkin-kept = Each answer is kept on this device as you give it.
checkin-number-label = { $question } { $value } of { $high }
checkin-anchor = { $value } { $text }
checkin-hours-label = Sleep { $value } hours
checkin-hours-other = Other
checkin-hours-custom = Hours, such as 2.5 or 11
checkin-hours-use = Use
checkin-hours-bad = Please type a number from 0 to 24, in half hours. For example 6.5.
checkin-days-label = { $count ->
    [0] 0 days: the same day
    [one] { $value } day
   *[other] { $value } days
}
checkin-days-other = Other
checkin-days-custom = Days, such as 7
checkin-days-use = Use
checkin-days-bad = Please type a whole number of days from 0 to 14. For more than 14 days, type 14.
checkin-reason = Why the change? (if you like)
checkin-old-kept = What you wrote before is kept and can be read under the new version.
checkin-saved = Saved at { $time }.
checkin-saved-corrected = Correction saved at { $time }.
checkin-undo = Undo
checkin-undone = Taken back. Your answers are kept as a draft.
checkin-discard = Forget these answers
checkin-discard-title = Forget these answers?
checkin-discard-text = The answers on this page were not saved yet. If you forget them, they are gone.
checkin-discard-keep = Keep them
checkin-choose-severity = How strong?
checkin-severity-label = { $option }: { $severity }

item-pain_24h = On average, how strong was your pain in the last 24 hours?
item-pain_24h-short = Pain
item-pain_24h-low = no pain
item-pain_24h-high = as bad as you can imagine
item-interference_24h = How much did pain get in the way of your day?
item-interference_24h-short = Pain in the way
item-interference_24h-low = not at all
item-interference_24h-high = completely
item-mood = How was your mood today?
item-mood-short = Mood
item-mood-low = very low
item-mood-high = very good
item-sleep_hours = How many hours did you sleep last night?
item-sleep_hours-short = Hours of sleep
item-sleep_hours-low = hours
item-sleep_hours-high = hours
item-sleep_quality = How well did you sleep?
item-sleep_quality-short = Sleep quality
item-sleep_quality-low = terrible
item-sleep_quality-high = very well
item-withdrawal = How strong were withdrawal feelings, such as sweating, yawning, restlessness or stomach cramps?
item-withdrawal-short = Withdrawal feelings
item-withdrawal-low = none
item-withdrawal-high = as bad as you can imagine
item-craving = How strong was your strongest urge to take more opioid than planned?
item-craving-short = Urge
item-craving-low = none
item-craving-high = as strong as it gets
item-doses = Did you take your doses as usual?
item-doses-short = Doses
item-doses-planned = Did you take your doses as planned?
item-doses_note = What was different? (if you like)
item-doses_note-short = What was different
item-side_effects = Anything bothering you?
item-side_effects-short = Bothering me
item-bowel_days = How many days since your last bowel movement? (0 means today)
item-bowel_days-short = Last bowel movement
item-bowel_days-low = days
item-bowel_days-high = days
item-side_effects_other = What else is bothering you? (if you like)
item-side_effects_other-short = What else
item-activity = What did you manage today?
item-activity-short = Managed
item-other_substances = Any of these today?
item-other_substances-short = Also today
item-safe = Are you safe right now?
item-safe-short = Safe
item-note = Anything to remember?
item-note-short = Note
item-note-hint = Only you see this. It is never sent or shared unless you tick it.

option-doses-as_usual = As usual
option-doses-different = Something different
option-side_effects-constipation = Constipation
option-side_effects-nausea = Nausea
option-side_effects-sleepy = Sleepy
option-side_effects-dizzy = Dizzy
option-side_effects-itch = Itch
option-side_effects-sweating = Sweating
option-side_effects-dry_mouth = Dry mouth
option-side_effects-confusion = Confusion
option-side_effects-slurred_speech = Slurred speech
option-side_effects-slow_breathing = Slow breathing
option-side_effects-fall = A fall
option-side_effects-other = Something else
option-side_effects-none = Nothing
option-activity-walked = Walked
option-activity-housework = Housework
option-activity-saw_someone = Saw someone
option-activity-work_or_hobby = Work or hobby
option-activity-exercises = Exercises
option-activity-rested = Rested
option-other_substances-alcohol = Alcohol
option-other_substances-sedative_prescribed = Sleeping or calming medicine, prescribed to me
option-other_substances-sedative_not_prescribed = Sleeping or calming medicine, not prescribed to me
option-other_substances-none = None of these
option-safe-yes = Yes
option-safe-need_help = I need help
severity-mild = mild
severity-moderate = moderate
severity-severe = severe

problem-nothing-to-save = There is nothing to save yet. Answer at least one question.
problem-day-to-come = On the clock of this device, this day is still to come. Please check the date in your device settings. Your answers are kept.
problem-unknown-question = One answer belongs to a question that this version does not know. It was not saved.
problem-not-a-number = Please choose a number from { $low } to { $high }.
problem-out-of-range = Please choose a number from { $low } to { $high }.
problem-between-steps = Please use steps of { $step }.
problem-unknown-option = Please choose one of the answers shown.
problem-none-and-some = Please choose either "none" or the others, not both.
problem-not-text = Please type words here.
problem-too-long = This text is { $over } characters too long. The most is { $max }. Nothing you typed is lost.

### Doses

doses-title = Your medicine today
doses-step = Step { $number } of { $steps }, since { $day }
doses-next = Next agreed change: { $day }
doses-next-none = No next change is agreed yet. This step is agreed until { $day }.
doses-state-paused = Paused since { $day }. This amount stays.
doses-state-held = Held since { $day }. This amount stays.
doses-state-increased = Gone back up, as agreed.
doses-state-finished = Your taper is finished. This amount stays.
doses-until = You agreed to look at it again on { $day }.
doses-ended = { $medicine }: the last agreed step ended on { $day }.
doses-begins = { $medicine }: the first agreed step begins on { $day }.
doses-ahead = Your plan begins on { $day }. What you take until then is not part of it.
doses-over = Your plan ended on { $day }. Ask your clinic for the next step.
doses-as-planned = Taken as planned
doses-as-planned-worn = Worn as planned
doses-rest-as-planned = The rest as planned
doses-different = Something different
doses-go-on = Go on with what I typed
doses-change = Change
doses-change-label = Change what was said about the doses
doses-said-planned = You took it as planned.
doses-said-planned-worn = You wore it as planned.
doses-said-less = You took { $taken } of { $planned }.
doses-said-less-worn = You wore { $taken } of { $planned }.
doses-said-same = You took { $planned } in all, as planned.
doses-said-same-worn = You wore { $planned } in all, as planned.
doses-said-none = You took none of { $planned }.
doses-said-none-worn = You did not wear { $planned }.
doses-said-more = You took { $taken }. Planned: { $planned }.
doses-said-more-worn = You wore { $taken }. Planned: { $planned }.
doses-said-amount = You took { $taken }.
doses-said-zero = You took none, as agreed.
doses-said-name = { $medicine }: { $said }
doses-said-at = Said at { $time }
doses-said-on = Said { $day }, { $time }
doses-corrected-on = Corrected { $day }, { $time }
doses-late = Added later
doses-reason-was = Reason: { $reason }
doses-needed-title = Only when needed
doses-needed = { $medicine }: up to { $maximum } a day
doses-needed-most = Up to { $maximum } a day
doses-needed-took = I took one
doses-needed-took-label = I took { $medicine }
doses-needed-taken = Taken: { $doses }. Together { $total }.
doses-needed-dose-at = { $amount } at { $time }
doses-needed-beyond = That is more than the { $maximum } a day that were agreed. If you feel very sleepy or breathe slowly, press Help now. Tell your clinic.
doses-source-title = From another source
doses-source-button = I took something from another source
doses-source-said = From another source: { $source }
doses-supply-lasts = { $medicine }: lasts until { $day } if you keep to the plan. Counted on { $counted }.
doses-supply-short = { $medicine }: not enough for { $day }. Call your clinic or pharmacy. Counted on { $counted }.
doses-supply-counted = { $medicine }: counted on { $counted }.
doses-supply-button = Count what I have left
doses-begun = { $day }: doses typed, not saved
doses-logged-planned = Doses saved as planned at { $time }.
doses-logged = Doses saved at { $time }.
doses-undone = Taken back.
doses-undone-kept = Taken back. What you typed is kept.
doses-in-checkin = Your doses are saved.

dose-title = What did you take?
dose-title-worn = What did you wear?
dose-title-needed = Taken when needed
dose-title-source = From another source
dose-intro = Say it for each dose. What you type is kept on this device as you type it.
dose-intro-late = You are adding this later. It will be marked as late.
dose-intro-correct = What you said before is kept and can be read under the new version.
dose-agreed = Agreed: { $dose }
dose-agreed-of = { $medicine }, agreed: { $dose }
dose-agreed-none = Agreed: no dose
dose-row = Dose { $number }: { $amount }
dose-row-worn = Patch { $number }: { $amount }
dose-taken = Taken
dose-worn = Worn
dose-skipped = Skipped
dose-not-worn = Not worn
dose-other = Other amount
dose-choice-label = { $row }: { $choice }
dose-amount = How much was it?
dose-amount-hint = In { $unit }, such as { $example }
dose-time = At what time?
dose-time-hint = Such as { $example }. You can leave it empty.
dose-time-add = Add the time
dose-time-add-label = { $row }: add the time
dose-time-now = Now
dose-extra = I took an extra dose
dose-extra-worn = I wore another patch
dose-extra-row = Extra dose { $number }
dose-extra-row-worn = Another patch { $number }
dose-extra-remove = Remove
dose-none = I took none
dose-none-worn = I wore none
dose-reason = Why was it different? (if you like)
dose-reason-needed = What was it for? (if you like)
dose-summary-unsaid = { $count ->
    [one] One dose is not said yet.
   *[other] { $count } doses are not said yet.
}
dose-needed-agreed = It was { $amount }
dose-source-what = What was it, and how much, as far as you know?
dose-source-why = Its strength is not known. Write it in your own words.
dose-said-before = Said for this day
dose-said-remove = Take back
dose-said-remove-label = Take back: { $said }
dose-said-change-label = Change: { $said }
dose-said-remove-ask = Take this back? It then counts as not said.
dose-said-remove-yes = Take it back
dose-changing = You are changing what was said before.
dose-look = Please look at the marked places. Nothing you typed is lost.
dose-problem-nothing = There is nothing to save yet. Say something of at least one dose.
dose-problem-empty = Please type how much it was, in numbers.
dose-problem-amount = Please type one number above 0, such as 20 or 2.5, in the unit shown. For a dose you did not take, choose Skipped.
dose-problem-time = Please type a time such as 8:30 or 8:30 pm, or leave it empty.
dose-problem-unsaid = Please say this dose as well.
dose-problem-too-long = This text is too long. The most is 1000 characters. Nothing you typed is lost.
dose-sure-title = Is { $amount } right?
dose-sure-text = It is much more than what was agreed for one dose. If it is a slip, you can change it. If it is right, it is saved as you say.
dose-sure-yes = Yes, it is right
dose-sure-no = Change it
dose-discard = Forget what I typed
dose-discard-ask = Forget what was typed on this page and not saved?

supply-title = What you have left
supply-intro = Optional. Count before the first dose of today. If you have taken some today, add them to the count.
supply-pieces = How many do you have?
supply-pieces-patch = How many patches do you have?
supply-pieces-ml = How many ml do you have?
supply-strength = How much is in one, in { $unit }?
supply-strength-drops = How many drops are in 1 ml?
supply-days = For how many days do you wear one patch?
supply-saved = Your count is saved.
supply-problem-pieces = Please type how many you have, such as 28.
supply-problem-strength = Please type how much is in one, such as 10.
supply-problem-days = Please type a whole number of days from 1 to 14.
supply-nothing = There is nothing to save yet. Type how many you have.

### History

history-title = Past days
history-empty = No days yet. Your first check-in will appear here.
history-month-empty = No entries in { $month }.
history-month-list = Days with an entry
history-previous = Month before
history-next = Month after
history-doses = Doses
history-doses-none = Nothing was said about the doses of this day.
history-doses-short-as_planned = Doses as planned
history-doses-short-less = Took less than planned
history-doses-short-more = Took more than planned
history-doses-short-none = Took no doses
history-doses-short-mixed = Doses different from the plan
history-doses-short-other = Doses logged
history-legend-entry = entry
history-legend-late = added later
history-legend-corrected = corrected
history-day-label = { $day }: { $state }
history-day-today = today
history-day-none = no entry
history-day-entry = has an entry
history-day-late = added later
history-day-corrected = corrected
history-day-damaged = cannot be opened
history-day-to-come = still to come
history-short-pair = { $question } { $value }
history-short-answers = { $count ->
    [one] { $count } answer
   *[other] { $count } answers
}
history-day-nothing = Nothing was logged for this day.
history-day-add = Add this day
history-day-add-checkin = Add a check-in
history-day-add-more = Add another check-in
history-day-too-far = Days can be added up to 7 days back. Days that were logged can be corrected at any time.
history-day-future = This day is still to come.
history-correct = Correct
history-correct-label = Correct the entry from { $time }
history-entered = Entered { $day }, { $time }
history-entered-corrected = Corrected { $day }, { $time }
history-late = Added later
history-corrected = Corrected
history-kind-full = Check-in
history-kind-short = Short check-in
history-trail-show = { $count ->
    [one] Show the earlier version
   *[other] Show { $count } earlier versions
}
history-trail-hide = { $count ->
    [one] Hide the earlier version
   *[other] Hide the earlier versions
}
history-trail-change = { $question }: { $before }, then { $after }
history-trail-same = The answers were the same.
history-trail-reason = Reason: { $reason }
history-missing = not answered
history-missing-list = Not answered: { $questions }
history-scale-value = { $value } of { $high }
history-hours-value = { $count ->
    [one] { $value } hour
   *[other] { $value } hours
}
history-days-value = { $count ->
    [0] the same day
    [one] { $value } day before
   *[other] { $value } days before
}
history-option-severity = { $option } ({ $severity })

### More

more-title = More
more-language = Language and region
more-appearance = Appearance
more-lock = Lock and privacy
more-about = About Glidepath
more-language-language = Language
more-language-region = Where you live
more-appearance-look = Look
appearance-system = Same as this device
appearance-light = Light
appearance-dark = Dark
appearance-high_contrast = High contrast
more-appearance-text = Text size
more-text-size = { $percent }%
more-lock-now = Lock now
more-lock-auto = Lock after being in the background for
more-lock-passcode-on = A passcode protects this diary.
more-lock-passcode-off = The key store of this device opens this diary. There is no passcode.
more-lock-passcode-set = Set a passcode
more-lock-passcode-change = Change the passcode
more-lock-passcode-remove = Remove the passcode
more-lock-passcode-removed = The passcode is off. This device's key store opens the diary now.
more-lock-passcode-saved = The passcode is set.
more-lock-remove-impossible = This device has no safe place for the key, so the passcode stays on.
more-lock-new-code = Make a new recovery code
more-lock-new-code-why = The old code stops working at once.
more-lock-lock = Locking
more-lock-passcode = Passcode
more-lock-passcode-remove-why = Anyone who can use your account on this device can then open your diary.
more-lock-passcode-save = Save the passcode
more-lock-present = Your passcode now
more-lock-present-checking = Checking…
more-lock-present-forgotten = If you do not remember it: lock the diary and open it with your recovery code. Then you can choose a new one.
more-lock-passcode-making = Saving…
more-lock-code = Recovery code
more-lock-code-why = It opens your diary when nothing else does. Make a new one if you lost your paper or someone else saw it.
more-lock-code-saved = Your new recovery code is in force.
more-lock-demo = The demo is kept in memory only. There is nothing to lock.
more-privacy-title = Privacy
more-privacy-text = What you write is kept on this device, locked with your key. There is no account, nothing counts what you do, and the diary asks no other computer for anything.
more-privacy-clear = Not locked: where you live, your language, how the screens look, on which days and at what time you wrote, and on which days a plan begins or you have a visit. Help now needs to know where you live before your diary is open.
more-privacy-contacts = The people to call are locked too, unless you choose under “People to call” to show them while the diary is locked.
more-privacy-copies = Seven automatic copies, locked in the same way, lie beside your diary.
more-about-version = Version { $version }
more-about-use = Glidepath is a diary and a way to talk with your clinic. It is not for emergencies, nobody is watching it, and it never works out or changes a dose. The plan is your clinic's.
more-about-review = No clinician has reviewed this app yet.
more-about-licences = Licences
more-about-font = Atkinson Hyperlegible Next: SIL Open Font License 1.1, Braille Institute.
more-about-libraries = Open-source libraries
more-about-library = { $name }: { $licence }

### Appointments

more-appointments = Appointments
appointment-why = Your visits to the clinic. In the days before a visit, Glidepath may offer a few questions whose answers you can bring along.
appointment-none = No visit is coming up.
appointment-damaged = One of your visits cannot be read, so none is shown here. Nothing was deleted.
appointment-add = Add a visit
appointment-go-on = Go on with the visit I began
appointment-coming = To come
appointment-passed = The last year
appointment-older-show = Show visits of more than a year ago
appointment-older-hide = Hide visits of more than a year ago
appointment-today = Today
appointment-day-at = { $day }, { $time }
appointment-did-you-go = Did you go?
appointment-went = Went
appointment-missed = Did not go
appointment-answer-label = Visit on { $day }: { $answer }
appointment-noted-went = Noted: you went.
appointment-noted-missed = Noted: you did not go.
appointment-change = Change
appointment-change-label = Change the visit on { $day }
appointment-remove = Take away
appointment-remove-label = Take away the visit on { $day }
appointment-removed = The visit is off your list.
appointment-put-back = The visit is on your list again.
appointment-undone = Taken back.
appointment-form-new = A visit
appointment-form-change = Change a visit
appointment-day = On which day?
appointment-note = With whom, or where?
appointment-note-hint = You can leave it empty.
appointment-kept = Your visit on { $day } is kept.
appointment-look = Please look at the marked places.
appointment-problem-day = Type the day of the visit.
appointment-discard = Forget what I typed
appointment-discard-ask = Forget what you typed here and did not save? Your list stays as it is.
appointment-discard-yes = Forget it

### People to call
contact-kind-clinic = Clinic
contact-kind-after_hours = Clinic after hours
contact-kind-person = Someone you trust
more-contacts = People to call
contact-why = Help now shows these people, so that you can reach them with one tap.
contact-add = Add someone to call
contact-go-on = Go on with the one I began
contact-damaged = One entry here cannot be read. The others are shown. Nothing was deleted.
contact-form-new = Someone to call
contact-form-change = Change someone to call
contact-who = Who is it?
contact-name = Name
contact-name-hint = For example: Pain clinic, or my sister.
contact-phone = Phone number
contact-phone-hint = As you would dial it.
contact-hours = When do they answer?
contact-hours-hint = For example: Monday to Friday, 9 to 5. You can leave it empty.
contact-cannot-dial = You can copy this. It cannot be called with one tap, because it is not one whole phone number.
contact-problem-kind = Choose who it is.
contact-problem-empty = Type a name or a phone number.
contact-kept = { $name } is kept.
contact-removed = { $name } is off your list.
contact-undone = That was taken back.
contact-put-back = Back on your list.
contact-change = Change
contact-change-label = Change { $name }
contact-remove = Take off the list
contact-remove-label = Take { $name } off the list
contact-of-plan = From your plan
contact-of-plan-why = These stand in the plan that your clinic and you agreed. They change when the plan does.
contact-locked-title = Show these people while the diary is locked?
contact-locked-help = Then Help now shows them on the lock screen too, when there is no time for a passcode.
contact-locked-kept = For this, their names, phone numbers and hours are kept on this device without a lock. Nothing else is.
contact-locked-else = Anyone who holds this device, or can read its files, could then see them. You can change this here at any time.
contact-locked-yes = Show them
contact-locked-no = Keep them locked
contact-locked-told-yes = Help now shows them while the diary is locked.
contact-locked-told-no = They are locked with your diary.

### Limits in use
limits-title = Limits in use
limits-why = Glidepath tells you when something reaches one of these limits. They are a start, not medical rules, and each needs a clinic’s sign-off.
limits-own-all = These are Glidepath’s own limits. No clinic has signed them off.
limits-from = Limits from { $clinic }, dated { $day }.
limits-own = Glidepath’s own
limits-clinic = From your clinic. Glidepath’s own: { $own }
limit-r10-once = Withdrawal feelings: { $shown } out of 10 or more, even once
limit-r10-often = Withdrawal feelings on several days: { $shown } out of 10 or more each time
limit-r10-days = Withdrawal feelings on several days: on { $shown } of 4 days
limit-r18-once = Urges to take more: { $shown } out of 10 or more, even once
limit-r18-often = Urges on several days: { $shown } out of 10 or more each time
limit-r18-days = Urges on several days: on { $shown } of 7 days
limit-r20-hours = Short sleep: less than { $value ->
    [one] { $shown } hour
   *[other] { $shown } hours
}
limit-r20-nights = Short sleep: { $shown } nights in a row
limit-r23-days = Nothing written: for { $shown } days
limit-recent-days = How long something that happened once still counts: { $shown } days
limit-well-days = How far "going well" looks back for doses and urgent notices: { $shown } days
limit-rest-days = How long a notice rests after you called or talked to someone: { $shown } days
limits-baseline = Where your diary has no start to compare with, these count as your start:
limits-baseline-pain_24h = Pain: { $value } out of 10
limits-baseline-peg = PEG score: { $value } out of 10
limits-silent = These notices stay quiet for now. They compare with the days before your first step down, and there is nothing to compare with yet:
limits-file = Use a file from my clinic
limits-defaults = Back to Glidepath’s own
limits-back = Glidepath’s own limits hold again.
limits-undone = The limits are as they were.
limits-accepted = The limits from { $clinic } hold now.
limits-preview = What this file would change
limits-preview-from = From { $clinic }, dated { $day }. What the file does not name stays or becomes Glidepath’s own.
limits-preview-same = The limits would stay as they are.
limits-old = Now: { $old }
limits-accept = This is what my clinic gave me
limits-refused = This file was not used
limits-refused-nothing = Nothing was changed. Show this to your clinic and ask for the file again.
limits-problem-file = This is not a file with limits for Glidepath, or it is damaged.
limits-problem-version = The file is of another version. It must say version { $version }.
limits-problem-twice = “{ $name }” stands in the file twice. It must stand there once.
limits-problem-unknown = Glidepath does not know “{ $name }”. Take it out, or look for a slip in the name.
limits-problem-group = “{ $name }” must be a list of names with numbers.
limits-problem-clinic = The file must name the clinic, in at most { $max } characters.
limits-problem-date = The file needs its date, written like 2026-03-02.
limits-problem-date-to-come = The date in the file, { $day }, is still to come. Check it, and the date of this device.
limits-problem-range = “{ $name }” is { $value }. It must be a number from { $low } to { $high }, in steps of { $step }.
limits-problem-baseline = “{ $name }” is { $value }. It must be a number from 0 to 10.
limits-problem-empty = The file has no limit and no baseline in it.

### Charts

measure-side_effects = Strongest side effect
measure-side_effects-low = none
measure-side_effects-high = severe
measure-side_effects-value = { $number ->
    [0] none
    [0.5] none to mild
    [1] mild
    [1.5] mild to moderate
    [2] moderate
    [2.5] moderate to severe
   *[3] severe
}
measure-activity = Things managed
measure-activity-low = things
measure-activity-high = things
measure-activity-value = { $number ->
    [one] { $text } thing
   *[other] { $text } things
}
measure-sleep_hours-value = { $number ->
    [one] { $text } hour
   *[other] { $text } hours
}
chart-end = { $value } { $anchor }
chart-better-lower = Lower is better
chart-better-higher = Higher is better
chart-none = No entries in these days
chart-key-late = added later
chart-key-middle = { $days ->
    [7] middle value of each week
   *[28] middle value of every four weeks
}
chart-key-band = lowest to highest
chart-text-empty = No day from { $first } to { $last } has an entry for this.
chart-text-one = One day has an entry: { $value }, on { $day }.
chart-text-days = { $entered } of { $days } days have an entry.
chart-text-latest = The latest is { $value }, on { $day }.
chart-text-same = Every entry is { $value }.
chart-text-extremes = The highest is { $high }, on { $highday }. The lowest is { $low }, on { $lowday }.
chart-text-typical = The middle value of the last 14 days is { $recent }. For the 14 days before it is { $before }.
chart-text-few = There are too few days to compare the last 14 days with the 14 days before.
chart-text-late = { $late ->
    [one] { $late } of these days was added later.
   *[other] { $late } of these days were added later.
}
chart-text-all-late = { $late ->
    [one] It was added later.
   *[other] All of these days were added later.
}
chart-text-rings = A ring marks a day that was added later.
chart-text-stretch = { $days ->
    [7] The line shows the middle value of each week. The band goes from its lowest to its highest.
   *[28] The line shows the middle value of every four weeks. The band goes from the lowest to the highest.
}

### Progress

progress-title = How things are going
progress-span = Time shown
progress-span-2w = 2 weeks
progress-span-8w = 8 weeks
progress-span-all = All days
progress-empty = No days yet. After your first check-in, this is where you see how things go.
progress-drawing = Drawing…
progress-table-show = Show the numbers
progress-table-hide = Hide the numbers
progress-table-show-label = Show the numbers of { $name }
progress-table-hide-label = Hide the numbers of { $name }
progress-table-day = Day
progress-table-value = Answer
progress-table-none = There are no numbers for these days.
progress-table-missing = Days that were not answered are not listed.
progress-table-place = { $first } to { $last } of { $all }
progress-table-later = Later days
progress-table-earlier = Earlier days
progress-picture = { $name }, { $first } to { $last }. { $text }

### Glide path

amount-mg = { $amount } mg
amount-mcg = { $amount } mcg
amount-mcg-h = { $amount } mcg an hour
amount-ml = { $amount } ml
amount-tablet = { $number ->
    [one] { $amount } tablet
   *[other] { $amount } tablets
}
amount-drop = { $number ->
    [one] { $amount } drop
   *[other] { $amount } drops
}
unit-mg = mg
unit-mcg = mcg
unit-mcg-h = mcg an hour
unit-ml = ml
unit-tablet = tablets
unit-drop = drops
glide-title = Agreed dose
glide-mme = All regular opioids together
glide-mme-amount = { $amount } MME
glide-mme-unit = MME
glide-mme-note = MME is an estimate for comparing. It is never for changing one opioid into another. Buprenorphine is not part of it. It is not for treatment of opioid use disorder.
glide-mme-regular = Doses taken only when needed are not in this sum.
glide-mme-unknown = MME is not calculated here: not every opioid of the plan is in the table.
glide-no-plan = No plan yet
glide-nothing-agreed = No dose is agreed for these days
glide-today = today
glide-now = today { $amount }
glide-then = { $day }: { $amount }
glide-step = Step { $number }
glide-up = up
glide-paused = pause
glide-held = hold
glide-key-planned = agreed
glide-key-ahead = agreed, still to come
glide-key-taken = taken
glide-key-late = added later
glide-key-step = a lower step begins
glide-key-up = went up, as agreed
glide-key-stay = pause or hold
glide-key-change = plan changed
glide-key-milestone = { $day }: { $wording }
glide-panel = { $low } to { $high }
glide-panel-better = { $low } to { $high }. { $better }.
glide-latest = latest { $value }
glide-few = too few days
glide-text-no-plan = There is no agreed plan yet.
glide-text-none-now = No dose is agreed for today.
glide-text-now = The agreed dose is { $amount }, since { $day }.
glide-text-none-then = No dose was agreed for { $day }.
glide-text-then = On { $until } the agreed dose was { $amount }, since { $day }.
glide-text-part = On { $until } the agreed dose was { $amount }.
glide-text-next = The next agreed date is { $day }, with { $amount }.
glide-text-no-next = No other dose is agreed after this one.
glide-text-start = At the start it was { $amount }.
glide-text-of-start = At the start it was { $amount }. Today's is { $percent }% of that.
glide-text-of-start-then = At the start it was { $amount }. On { $day } it was { $percent }% of that.
glide-text-logged = Doses are logged for { $logged } of { $days } days: { $parts }.
glide-text-late = { $late ->
    [one] { $late } of them was added later.
   *[other] { $late } of them were added later.
}
glide-text-paused = Paused from { $first } to { $last }.
glide-text-paused-now = Paused since { $first }.
glide-text-held = Held level from { $first } to { $last }.
glide-text-held-now = Held level since { $first }.
glide-text-up = The agreed dose went up to { $amount } on { $day }.
glide-text-change = The plan was changed on { $day }, in the middle of a step.
glide-text-milestone = Milestone on { $day }: { $wording }.
glide-text-measure = { $name }, middle value: { $recent } in the last 14 days, { $before } in the 14 days before.
glide-text-measure-few = { $name }: too few days in the last four weeks to give a middle value.

### Step by step

adherence-title = Doses as agreed
adherence-as_planned = as planned
adherence-less = less than planned
adherence-more = more than planned
adherence-none = none taken
adherence-unknown = not known
adherence-days-as_planned = { $days } as planned
adherence-days-less = { $days } less
adherence-days-more = { $days } more
adherence-days-none = { $days } none
adherence-days-unknown = { $days } not known
adherence-axis = { $stretch ->
    [7] Days in each week
    [28] Days in each four weeks
    [91] Days in each 13 weeks
   *[364] Days in each 52 weeks
}
adherence-none-agreed = No dose was agreed for these days
adherence-text = { $medicine }, { $days ->
    [one] { $days } day
   *[other] { $days } days
}: { $parts }.
adherence-text-together = All medicines together, { $days ->
    [one] { $days } day
   *[other] { $days } days
}: { $parts }.
adherence-text-unknown = Days that are not known count neither as taken nor as left out.
adherence-text-stretch = Each bar shows { $stretch ->
    [7] one week
    [28] four weeks
    [91] 13 weeks
   *[364] 52 weeks
}.
adherence-text-empty = No dose was agreed for the days from { $first } to { $last }.
adherence-table-first = { $stretch ->
    [7] Week from
    [28] Four weeks from
    [91] 13 weeks from
   *[364] 52 weeks from
}
adherence-table-medicine = Medicine
adherence-table-days = Days
steps-title = Step by step
steps-about = For each step, the middle value of up to 14 days before it and of up to 14 days from it on, with the number of days that have an answer. Pain and withdrawal feelings go from 0, none, to 10, the most.
steps-none = The agreed amount has not changed yet. Each step will appear here.
steps-before = Before
steps-after = After
steps-change = From { $before } to { $after }
steps-less = { $percent }% less
steps-more = { $percent }% more
steps-same = the same
steps-few = too few days
steps-days = { $days ->
    [one] { $days } day
   *[other] { $days } days
}
steps-row = { $name }: { $before } before, { $after } after.
steps-also = In these days this changed too: { $medicines }.
steps-damaged = A day that cannot be opened is left out here.
steps-table-show = Show earlier steps
steps-table-hide = Hide earlier steps
together-anchors = Pain and pain in the way go from 0, none, to 10, the most.
together-title = Then and now
together-start = At the start
together-now = Now
together-dose = { $medicine }, agreed
together-nothing-agreed = nothing agreed
together-no-start = not yet
together-row = { $name }: { $start } at the start, { $now } now.
together-not-lowered = No lower step has begun yet, so daily life has no start to compare with.
together-function-unknown = How daily life goes at this dose is not known: there are too few days with an answer.
together-basis = For daily life, the start is the 14 days before the first lower step on { $day }. Now is the last 14 days, or the days since that step while they are fewer.

### Trouble

trouble-title = Something needs attention
trouble-safe = What you saved before is safe.
trouble-no-letterbox = The diary on this device was not opened with this version yet, so nothing can be left for it while it is locked.
trouble-unexpected = Something went wrong that should not have. What you saved before is safe. Please try again. If it happens again, close and reopen Glidepath.
trouble-storage-full = The disk is full, so this could not be kept. It is still on this screen, and what you saved before is safe. Free some space, then try again.
trouble-storage-read-only = Glidepath is not allowed to write in its folder, so this could not be kept. It is still on this screen, and what you saved before is safe. Check the folder's permissions, then try again.
trouble-already-running = Glidepath is already open. Please use that window.
trouble-diary-damaged = The diary file on this device is damaged and does not open. Nothing was deleted. An automatic copy may still open.
trouble-entry-damaged = One entry cannot be opened: it was changed from outside, or the key does not fit. The rest is safe, and nothing was deleted. An automatic copy may hold it.
trouble-diary-too-new = This diary was written by a newer Glidepath. Please update the app. Nothing was changed.
trouble-vault-missing = The diary is here, but its lock file (vault.json) is missing. Nothing was deleted. If you have a copy of this folder, put vault.json back and open Glidepath again.
trouble-vault-exists = This diary is already protected, perhaps from another window. Nothing was changed. Close this window and open Glidepath again.
trouble-vault-damaged = The lock file (vault.json) cannot be read. The diary itself was not touched. If you have a copy of this folder, put vault.json back and open Glidepath again.
trouble-key-store-unavailable = This device's key store does not answer. Your diary is safe. Try again, or use your recovery code.
trouble-key-store-entry-lost = This device's key store no longer holds the key. Your diary is safe. Your recovery code opens it.
trouble-wrong-passcode = That passcode does not fit. { $tries ->
    [0] Next time you will have to wait a little.
    [one] You can try { $tries } more time before a short wait.
   *[other] You can try { $tries } more times before a short wait.
}
trouble-wrong-passcode-wait = That passcode does not fit. Please wait { $time } before the next try. Your recovery code works at any time.
trouble-must-wait = Please wait { $time } before the next try. Your recovery code works at any time.
trouble-passcode-taken = Your own passcode and the supporter's passcode must not be the same. Please choose another one.
trouble-side-view-gone = There is nothing to look at any more. The time is over, or the person with this diary ended it.
trouble-side-view-broken = This cannot be opened right now. The person with this diary can open it, and make this new.
trouble-passcode-too-short = Please use at least { $minimum } letters or numbers.
trouble-recovery-code-incomplete = The code has { $expected } letters and numbers. { $typed } are there so far.
trouble-recovery-code-mistyped = Group { $group } has a slip. Please check it against your paper.
trouble-wrong-recovery-code = This code is complete, but it does not fit this diary. Perhaps it was replaced by a newer one, or belongs to another diary.
trouble-file-not-ours = This is not a file that Glidepath made. Nothing was changed. Choose a Glidepath backup or a Glidepath export.
trouble-file-broken = This file is not whole: a part is missing or was changed on the way. Nothing in your diary was changed. Try another copy of the file.
trouble-file-too-new = A newer Glidepath made this file. Nothing was changed. Please update the app, then try again.
trouble-copy-broken = This copy is gone or damaged, and does not open. Nothing in your diary was changed. Try another copy.
trouble-wrong-passphrase = The file does not open with this. Nothing was changed. Check what you typed. If you are sure of it, the file was changed on the way: try another copy.
trouble-passphrase-too-short = Please use at least { $minimum } letters, numbers or signs.
trouble-copies-title = Automatic copies
trouble-copy-open = Use the copy of { $day }
trouble-copy-question = Go back to how your diary was on { $day }? What you wrote after this copy was made is not in it.
trouble-copy-yes = Use this copy
trouble-copies-reading = Looking for automatic copies…
trouble-opening-storage-full = The disk is full, so your diary cannot be opened now. What you saved before is safe. Free some space, then try again.
trouble-opening-storage-read-only = Glidepath is not allowed to write in its folder, so your diary cannot be opened now. What you saved before is safe. Check the folder's permissions, then try again.
trouble-opening-entry-damaged = The key does not fit this diary: it was changed from outside, or belongs to another one. Nothing was deleted. An automatic copy may still open.
trouble-opening-unexpected = Your diary could not be opened. What you saved before is safe, and nothing was changed. Please try again. If it happens again, close and reopen Glidepath.
trouble-copies-none = There is no automatic copy on this device.
trouble-copy-why = The damaged file is set aside, not deleted.


trouble-wrong-words = These six words do not open this file. Check each word with the person who gave them to you. If they are right, the file was changed on its way: ask for it again.
trouble-words-incomplete =
    There are { $typed ->
        [one] { $typed } word
       *[other] { $typed } words
    } here. It takes { $expected }, with a space between them.
trouble-word-mistyped = Word { $number } is not one of the words Glidepath uses. Please check how it is spelled.

### Packages that are not taken in
package-refused-expired = The time for which this was shared has passed. Ask for a new file if you both want to go on.
package-refused-older = You have a newer one from this person already. It stays as it is.
package-refused-ended = This person has ended sharing with you. You can ask them about it.
package-refused-other-words = This says that it comes from somebody you have here already, but it was closed with other words. Nothing was changed. Please ask that person about it.
package-refused-own = This was made from the diary on this device. It is for the person you share with, to be opened on their own device.

### Command line and browser version

command-description = Glidepath, a diary that stays on this device.
command-help = Show this help and stop.
command-web = Use the browser version instead of a window.
command-port = Use this port for the browser version (implies --web). 0 takes any free one.
command-no-open = Print the link and open nothing (implies --web).
command-data-dir = Keep the diary in this folder.
command-demo = Show a made-up patient. Nothing is kept.
command-lang = The language to use, such as en.
command-version = Show the version and stop.
command-unknown = This was not understood: { $problem }. The option --help shows what there is.
command-bad-port = { $port } cannot be a port. A port is a whole number from 0 to 65535.
command-bad-language = There is no language "{ $given }" yet. There is: { $languages }.
command-port-taken = Another program uses port { $port }. Choose another one, or leave --port out and a free one is found.
command-port-forbidden = This account may not use port { $port }. Choose one above 1023, or leave --port out.
command-no-folder = The folder for the diary cannot be made or written to. Check its name, its rights and the room on the disk, or choose another one with --data-dir.
command-already-running = Glidepath is open already with this diary. Look for its window, or for the browser tab or terminal where it was started. Close it there to open it here.
command-no-browser = No browser could be opened. Open the link above by hand.
desktop-no-display = There is no display for a window here, so this is the browser version.
desktop-no-package = The desktop window is not installed here, so this is the browser version.
desktop-fetching = Getting the desktop window from Flet's release page. This happens once.
desktop-no-client = The desktop window could not be fetched, so this is the browser version.
desktop-does-not-start = The desktop window does not start on this system, so this is the browser version.
guard-again = I have opened the link before: go to my diary
guard-no-token-title = This page needs the link from Glidepath
guard-no-token = Your diary is safe. Open the link that was printed where Glidepath was started. It begins with "Glidepath:" and has a token in it. The link keeps others on this computer out.
guard-wrong-token-title = This link does not open the diary any more
guard-wrong-token = Your diary is safe. Each start of Glidepath makes a new link. Open the newest one, printed where Glidepath was started.
guard-wrong-host-title = This address is not Glidepath's
guard-wrong-host = Glidepath answers at 127.0.0.1 alone. Open the link that was printed where Glidepath was started.
guard-foreign-title = Another page asked for the diary
guard-foreign = Glidepath does not answer other pages. Open the link that was printed where Glidepath was started.
guard-not-here-title = There is nothing here
guard-not-here = This address has no page. Go back to your diary.
guard-read-only-title = Nothing can be sent here
guard-read-only = Glidepath takes no files and no forms at this address.

### Help now

help-open = Help now
help-title = Help now
help-watching = Nobody is watching this app. If it cannot wait, please call.
help-offline = These numbers work without the internet.
help-local-emergency = Your local emergency number
help-local-emergency-when = Call it if someone is in danger now. Once you choose where you live, the right number stands here.
help-kind-emergency = Emergency
help-kind-crisis = Someone to talk to
help-kind-text = Someone to write to
help-kind-poison = Poison advice
help-kind-other = More help
help-when-emergency = If someone is in danger now: breathing slows or stops, they cannot be woken, or someone may get hurt.
help-when-crisis = If it is all too much, or you think about ending your life. You can talk about anything.
help-when-text = If you would rather write than talk.
help-when-poison = If you may have taken too much, or the wrong thing, and feel well. If not, call the emergency number.
help-when-other = For advice and support when it is not an emergency.
help-when-send = Send the word { $word } to this number.
help-line-emergency = Emergency services
help-line-988 = 988 Lifeline
help-line-crisis = Crisis line
help-line-crisis-text = Crisis text line
help-line-poison = Poison help line
help-line-samhsa = SAMHSA helpline
help-line-samaritans = Samaritans
help-line-nhs = NHS 111
help-line-lifeline = Lifeline
help-line-tele-manas = Tele-MANAS
help-line-find-a-helpline = Find a helpline near you
help-call = Call
help-call-label = Call { $number }, { $name }
help-text = Write
help-text-label = Write to { $number }, { $name }
help-web = Open
help-web-label = Open { $number }, { $name }
help-copy = Copy
help-copy-label = Copy { $number }, { $name }
help-copied = Copied
help-copied-label = Copied { $number }
help-no-call = If nothing happens when you press Call, dial the number on your phone.
help-checked = Number checked on { $day }.
help-unchecked = Number not checked yet.
help-situations = What is going on?
help-more-numbers = More numbers
help-no-contacts = You can add your clinic and people you trust under More. They then stand here.
help-region-now = These are the numbers for: { $region }.
help-page-too_much = I may have taken too much
help-page-naloxone = Naloxone, step by step
help-page-withdrawal = Withdrawal feels unbearable
help-page-talk = I want to talk
help-page-with_somebody = I am with somebody who needs help
help-page-region = Choose where you live

help-too-much-call = Please call now, even if you still feel well.
help-too-much-now = Until help comes
help-too-much-alone = Do not stay alone. Ask someone to sit with you.
help-too-much-no-more = Take nothing more until you have talked to them.
help-too-much-no-sedatives = No alcohol, and no sleeping or calming medicine.
help-too-much-naloxone = Put naloxone where the other person can reach it.
help-too-much-watch = Call the emergency number at once if
help-too-much-tell = Tell them
help-too-much-tell-what = The name of the medicine, and how much you took.
help-too-much-tell-when = When you took it.
help-too-much-tell-other = What else you took or drank.
help-too-much-no-blame = This can happen to anyone. Calling is the right thing to do.

help-naloxone-when = For somebody who cannot be woken, hardly breathes, or has blue or grey lips. Anyone may give it.
help-naloxone-step = { $number }. { $name }
help-naloxone-wake = Try to wake them
help-naloxone-wake-how = Shout their name. Rub hard with your knuckles up and down the middle of the chest.
help-naloxone-wake-picture = A person lies on their back. Another one kneels beside them, calls out and rubs the middle of their chest.
help-naloxone-call = Call the emergency number
help-naloxone-call-how = Put the phone on loud and lay it beside you. Say that the person does not wake up, how they breathe, and where you are.
help-naloxone-call-picture = Somebody kneels beside the person and speaks into a phone.
help-naloxone-give = Give naloxone
help-naloxone-give-how = Nasal spray: lay them on their back and tilt the head back. Put the tip all the way into one nostril and press the plunger. Do not test it first. To inject: follow the steps in the kit.
help-naloxone-give-picture = The head of a person who lies on their back, tilted back. A hand holds a nasal spray with its tip in one nostril.
help-naloxone-breathe = Help them breathe
help-naloxone-breathe-how = If they hardly breathe or do not breathe, do what the person on the phone tells you. If you know how: head back, pinch the nose, one breath into the mouth every 5 seconds.
help-naloxone-breathe-picture = Somebody kneels at the head of the person who lies on their back, and breathes into their mouth.
help-naloxone-side = Lay them on their side
help-naloxone-side-how = Once they breathe on their own: on the side, the upper knee bent, the face resting on the hand. So they cannot choke.
help-naloxone-side-picture = The person lies on their side, the upper knee bent, one hand under the cheek.
help-naloxone-stay = Stay with them
help-naloxone-stay-how = If they do not wake up or breathe better after 2 to 3 minutes, give a second dose, in the other nostril. Stay until help is there.
help-naloxone-stay-picture = Somebody kneels beside the person who lies on their side. A stopwatch, and after it a second nasal spray.
help-naloxone-know = Good to know
help-naloxone-harmless = Naloxone does no harm if it was something else. If in doubt, give it.
help-naloxone-wears-off = It wears off after 30 to 90 minutes, and slow breathing can come back. They need to go to hospital even if they feel better.
help-naloxone-upset = They may wake up with withdrawal feelings, upset or sick. Stay calm, and tell them what happened.

help-withdrawal-passes = This is very hard, and it passes. After a step it mostly gets easier within one to two weeks.
help-withdrawal-first = First: do you have any of these?
help-withdrawal-helps = What may help now
help-withdrawal-drink = Small sips of water or tea, and a little plain food.
help-withdrawal-warm = A warm shower, a blanket, a quiet and dark room.
help-withdrawal-breathe = Slow breathing: in for 4, out for 6, for a few minutes. Then the next few.
help-withdrawal-company = Somebody with you, or on the phone.
help-withdrawal-clinic = Call your clinic
help-withdrawal-pause = Ask about a pause. To pause or to go back up is an ordinary part of a plan.
help-withdrawal-no-double = Please do not double up to make up for it. Your body may be used to less now.
help-chest-pain = Chest pain is an emergency. Call the emergency number now.
help-chest-pain-then = Sit down and rest. Do not stay alone.
help-same-day = You need to be seen today. Call your clinic now. If you cannot reach them, go to urgent care or a hospital.

help-talk-any = You do not need to be in danger to call. You can talk about anything.
help-talk-how = If it is hard to begin, you can say: "I am not doing well, and I need to talk to someone."

help-with-somebody-start = Thank you for being there. Choose what you see, and you will be told what to do. You see nothing of the diary here.
help-with-somebody-see = What do you see?
help-overdose = This is an emergency. Call the emergency number now.
help-overdose-then = While help is on its way
help-overdose-naloxone = Give naloxone if there is any. The steps are below.
help-overdose-side = If they breathe, lay them on their side.
help-overdose-stay = Stay with them. Do not let them sleep it off.
help-drowsy = Do not leave them alone. Call their clinic today, before the next dose.
help-drowsy-do = What to do
help-drowsy-stay = Stay with them, and wake them every few minutes.
help-drowsy-drive = They must not drive.
help-drowsy-sedatives = No alcohol, and no sleeping or calming medicine.
help-drowsy-call = Before the next dose: call their clinic or a doctor on duty. If their clinic's number is here, it is on the first page of Help now.
help-drowsy-worse = If breathing gets slow, lips turn blue or grey, or you cannot wake them: call the emergency number at once.

help-report-keep = Keep this in the diary
help-report-why-someone_else = If you like, the diary can keep what you saw. The person sees it when they open their diary.
help-report-why-me = If you like, your diary can keep this.
help-report-kept = Kept in the diary.
help-report-not-kept = This was not kept. What to do stays the same.

sign-slow_breathing = Breathing is slow, shallow or has stopped
sign-blue_lips = Lips or fingertips are blue, grey or very pale
sign-cannot_wake = Cannot be woken
sign-very_sleepy = Very sleepy
sign-confused = Confused
sign-slurred_speech = Slurred speech
sign-no_fluids = Cannot keep fluids down
sign-fainted = Fainted
sign-chest_pain = Chest pain
sign-belly_pain = Strong belly pain
sign-vomiting = Throwing up
sign-pain_spread = Pain in more places than before

region-us = United States
region-ca = Canada
region-gb = United Kingdom
region-ie = Ireland
region-au = Australia
region-nz = New Zealand
region-de = Germany
region-fr = France
region-es = Spain
region-nl = Netherlands
region-in = India
region-other = Somewhere else

### Plan in words

plan-words-none = no dose
plan-words-times = { $times ->
        [1] { $amount } once a day
        [2] { $amount }, twice a day
       *[other] { $amount }, { $times } times a day
    }
plan-words-patches = { $times ->
        [1] 1 patch of { $amount }
       *[other] { $times } patches of { $amount }
    }
plan-words-and = { $first } and { $second }
plan-words-a-day = { $amount } a day

### Plan

nav-plan = Plan
plan-title = My plan
plan-empty = No plan yet. You can copy the one that your clinic and you agreed from its paper.
plan-add = Copy my plan from paper
plan-begun = You began to type a plan. It is kept and not part of your plan yet.
plan-begun-open = Go on with the form
plan-coming = Your plan changes on { $day }. Until then, what stands here is agreed.
plan-coming-first = Your plan begins on { $day }.
plan-coming-open = See what changes
plan-over = The agreed steps of your plan have come to their end. Please call your clinic for the next step.
plan-state-in_progress = in progress
plan-state-paused = paused
plan-state-held = held
plan-state-increased = gone back up
plan-state-finished = finished
plan-stands-in_progress = In progress
plan-stands-increased = Gone back up since { $day }
plan-stands-paused = Paused since { $day }
plan-stands-held = Held since { $day }
plan-stands-finished = Finished since { $day }
plan-stands-begins = Begins on { $day }
plan-stands-ended = Ended on { $day }
plan-stands-dose = The agreed dose is { $dose }.
plan-stands-stays = It stays at { $dose }.
plan-stands-none = No dose is agreed for today.
plan-stands-first = It begins with { $dose }.
plan-stands-call = The agreed steps have come to their end. Please call your clinic for the next step.
plan-stands-wait = Later steps wait until you agree to go on.
plan-stands-until = You agreed to look at it again on { $day }.
plan-stands-next = Next: { $dose } from { $day }.
plan-stands-last = This is the last step agreed so far, until { $day }.
plan-steps = Steps
plan-steps-finished = { $count ->
    [one] Show the finished step
   *[other] Show { $count } finished steps
}
plan-steps-finished-hide = Hide the finished steps
plan-step-state = Step { $number }: { $state }
plan-step-finished = finished
plan-step-in_progress = in progress
plan-step-increased = gone back up
plan-step-paused = paused
plan-step-held = held
plan-step-stays = stays
plan-step-agreed = agreed
plan-step-waiting = waiting
plan-step-dates = { $first } to { $last }
plan-step-total = { $amount } in all
plan-step-of-current = { $percent }% of the current dose
plan-step-of-start = { $percent }% of the start
plan-needed = Only when needed
plan-needed-maximum = At most { $amount } in one day
plan-needed-amount = { $amount } each time, at most { $maximum } in one day
plan-hard-day = On a hard day
plan-hard-day-none = Nothing is written down here for a hard day. You can ask your clinic what to do on one.
plan-contacts = Who to call
plan-agreement = What was agreed
plan-agreement-author = Written by { $author }
plan-agreement-agreed = Agreed on { $day }
plan-agreement-since = This has been your plan since { $day }
plan-agreement-from = This is your plan from { $day }
plan-agreement-reason = Why: { $reason }
plan-decided-clinic = The clinic decided
plan-decided-together = You decided together
plan-decided-me = You decided
plan-history = All versions of the plan
plan-change = Something changed
plan-change-intro = Days before a change keep the plan they had.
plan-change-paused = Paused
plan-change-paused-why = The dose stays where it is because things are hard.
plan-change-held = Held
plan-change-held-why = You agreed to level off for a while.
plan-change-increased = Went back up
plan-change-increased-why = You agreed on a higher dose for now.
plan-change-resumed = Goes on
plan-change-resumed-why = The steps go on with new dates from your clinic.
plan-change-changed = Another change
plan-change-changed-why = Other steps, dates, medicines or people to call.
plan-change-finished = Finished
plan-change-finished-why = The last step is reached and no other one follows.
plan-change-corrected = There is a slip in what I typed
plan-change-corrected-why = The plan itself did not change.
plan-change-none = Nothing of this plan holds today, so it cannot be paused, held or finished now.
plan-kind-agreed = Plan agreed
plan-kind-paused = Paused
plan-kind-held = Held
plan-kind-resumed = Goes on
plan-kind-increased = Went back up
plan-kind-changed = Changed
plan-kind-finished = Finished
plan-kind-corrected = A slip was put right
plan-history-from = From { $day }
plan-history-agreed = Agreed on { $day }. { $decided }.
plan-history-entered = Typed in { $day }, { $time }
plan-history-now = your plan today
plan-history-coming = still to come
plan-history-differences = What it changed
plan-history-same = It changed nothing that is written in the plan.
plan-history-slip = What the slip was
plan-diff-nothing = nothing
plan-diff-days = { $days ->
    [one] every day
   *[other] every { $days } days
}
plan-diff-medicine-gone = { $medicine } is not part of the plan any more.
plan-diff-medicine-new = { $medicine } is new in the plan.
plan-diff-name = { $after }. Its name was { $before }.
plan-diff-step-gone = { $medicine }: the step from { $day } is not part of the plan any more. It was { $before }.
plan-diff-step-new = { $medicine }: a new step from { $day } to { $end }, { $after }.
plan-diff-amount = { $medicine }, step from { $day }: { $after }. Before: { $before }.
plan-diff-end = { $medicine }, step from { $day }: until { $end }. Before: until { $oldend }.
plan-diff-moved = { $medicine }, { $after }: now from { $day } to { $end }. Before: from { $oldday } to { $oldend }.
plan-diff-state = { $medicine }: { $after }. Before: { $before }.
plan-diff-state-since = { $medicine }: { $after } since { $day }. Before: { $before }.
plan-diff-state-until = { $medicine }: another day was agreed for looking at it again.
plan-diff-needed-gone = { $medicine } only when needed is not part of the plan any more.
plan-diff-needed-new = { $medicine }, only when needed, is new: at most { $after } in one day.
plan-diff-needed = { $medicine }, only when needed: at most { $after } in one day. Before: at most { $before }.
plan-diff-since = { $medicine }: it stays as it was since { $after }. Before: since { $before }.
plan-diff-needed-amount = { $medicine }, only when needed: { $after } each time. Before: { $before }.
plan-diff-valid-from = It holds from { $after }. Before: from { $before }.
plan-diff-agreed-on = Agreed on { $after }. Before: on { $before }.
plan-diff-decided-by = Who decided: { $after }. Before: { $before }.
plan-diff-reason = Why: { $after }. Before: { $before }.
plan-diff-author = Written by { $after }. Before: { $before }.
plan-diff-contingency = On a hard day: { $after }. Before: { $before }.
plan-diff-follow-up-days = Visits or calls: { $after }. Before: { $before }.
plan-diff-contacts = Who to call: { $after }. Before: { $before }.
plan-stay-from = From which day?
plan-stay-day-hint = For example { $example }.
plan-stay-agreed = When was that decided?
plan-stay-decided = Who decided?
plan-stay-decided-clinic = The clinic
plan-stay-decided-together = We together
plan-stay-decided-me = I did
plan-stay-me = Please tell your clinic soon, so that they know.
plan-stay-reason = Why? (if you like)
plan-stay-until = When will you look at it again? (if that was agreed)
plan-stay-medicines = For which medicines?
plan-stay-read = What this means
plan-stay-read-paused = From { $day }: { $medicine } stays at { $dose }.
plan-stay-read-held = From { $day }: { $medicine } stays at { $dose }.
plan-stay-read-finished = From { $day }: the steps of { $medicine } are finished. It stays at { $dose }.
plan-stay-read-finished-none = From { $day }: { $medicine } is finished. No regular dose is agreed any more.
plan-stay-read-wait = Later steps wait.
plan-stay-read-later = From { $day } on, a later version of your plan holds again.
plan-stay-unread = When the days are typed, you can read here what this means before you keep it.
plan-stay-confirm = This is what my clinic and I agreed
plan-stay-confirm-me = This is what I decided
plan-stay-look = Please look at the marked places. Nothing you typed is lost.
plan-stay-problem-decided = Please choose who decided.
plan-stay-problem-medicines = Please choose at least one medicine.
plan-stay-problem-nothing = For that day no dose is agreed in your plan. Please choose a day of one of its steps.
plan-stay-problem-until = This day is not after the day from which it holds. Choose a later one, or leave it empty.
plan-kept-paused = Your plan is paused. Days before that keep the plan they had.
plan-kept-held = Your plan is held. Days before that keep the plan they had.
plan-kept-finished = Your plan is finished. Days before that keep the plan they had.
plan-undone = Taken back. What you typed is kept.
plan-ask = Ask to talk about pausing
plan-ask-why = If the next step feels too soon, you can ask to talk about a pause. That is an ordinary part of a plan. Nothing changes by asking.
plan-ask-note = What would you like to say? (if you like)
plan-ask-what = What you write goes into your report and the next summary for your clinic. The app tells nobody on its own, and nobody is watching. If it cannot wait, please call.
plan-ask-send = Note that I want to talk
plan-ask-kept = Noted for your report and the next summary.
plan-ask-standing = You asked to talk about pausing
plan-ask-since = Noted on { $day }. It goes into your report and the next summary. The app tells nobody on its own, and nobody is watching. You can call your clinic at any time.
plan-ask-withdraw = Take it back
plan-ask-talked = We have talked about it
plan-ask-gone = It is off your plan now.
plan-ask-back = It is on your plan again.
plan-milestones = Milestones
plan-milestones-empty = A milestone is something worth noticing on the way, in your own words or your clinic's.
plan-milestone-add = Add a milestone
plan-milestone-go-on = Go on with the milestone I began
plan-milestone-title = Milestone
plan-milestone-kind = What kind is it?
plan-milestone-kind-do_again = Something I want to do again
plan-milestone-kind-pain_no_worse = Four weeks with pain no worse, at a lower dose
plan-milestone-kind-hold_helped = A hold that helped
plan-milestone-kind-first_week = First week at a new step
plan-milestone-kind-fewer_doses = Fewer doses to carry
plan-milestone-example-do_again = Walk to the market and back
plan-milestone-example-pain_no_worse = Four weeks at less, and my pain is no worse
plan-milestone-example-hold_helped = We levelled off, and I felt better for it
plan-milestone-example-first_week = My first week at the new step
plan-milestone-example-fewer_doses = Fewer pills to carry with me
plan-milestone-rule-do_again = You say when you did it.
plan-milestone-rule-pain_no_worse = Reached when 28 days in a row are agreed at less than at the start and your middle pain rating is not above the one before the first step down. It needs 8 days with a rating.
plan-milestone-rule-hold_helped = Reached when, in the second week of a pause or hold, withdrawal feelings or pain are lower than in the week before it and neither is higher. It needs 3 ratings in each week.
plan-milestone-rule-first_week = Reached after seven days at a lower step, with 3 days logged and none with more than planned.
plan-milestone-rule-fewer_doses = Reached after a week with fewer doses a day agreed than at the start, with 3 days logged and none with more than planned.
plan-milestone-wording = In what words?
plan-milestone-use = Use the words "{ $example }"
plan-milestone-author = Whose words are they?
plan-milestone-author-me = Mine
plan-milestone-author-clinic = My clinic's
plan-milestone-by-me = In your words
plan-milestone-by-clinic = In your clinic's words
plan-milestone-save = Keep this milestone
plan-milestone-kept = The milestone is kept.
plan-milestone-problem-kind = Please choose what kind it is.
plan-milestone-problem-wording = Please say it in a few words.
plan-milestone-reached = Reached on { $day }
plan-milestone-not-yet = Not yet
plan-milestone-done = I did this
plan-milestone-done-label = I did this: { $wording }
plan-milestone-marked = Noted for today.
plan-milestone-change = Change
plan-milestone-change-label = Change: { $wording }
plan-milestone-remove = Remove
plan-milestone-remove-label = Remove: { $wording }
plan-milestone-removed = The milestone is off your list.
plan-milestone-undone = Taken back.
plan-well = Going well
plan-well-whole-yes = All four parts are so.
plan-well-whole-no = Not every part is so right now. That is worth a word with your clinic, and nothing to blame yourself for.
plan-well-whole-unknown = Not every part is known yet.
plan-well-doses = Doses as planned in the last 28 days
plan-well-peg = Pain and daily life about as at the start, or better
plan-well-phq2 = Mood without many low days
plan-well-alerts = Nothing urgent in the last { $days } days
plan-well-yes = { $part }: yes
plan-well-no = { $part }: not right now
plan-well-unknown = { $part }: not known yet

### Plan from the clinic

plan-clinic-open = Read the plan from my clinic
plan-clinic-see = Look at it
plan-clinic-waits = Your clinic's plan is not the one you have here. You have not agreed to it yet.
plan-clinic-waits-first = A plan was read from your clinic. You have not agreed to it yet.
plan-clinic-title = The plan from my clinic
plan-clinic-asks = Glidepath asks the computer of { $clinic } for your plan and your visits.
plan-clinic-nothing-sent = Nothing from your diary is sent. Your plan here stays as it is until you agree to a new one.
plan-clinic-read = Read it now
plan-clinic-again = Read it again
plan-clinic-reading = Reading from your clinic's computer.
plan-clinic-same = Your plan here is the one that your clinic has.
plan-clinic-stale = Your plan was changed in the meantime. Look at the difference again.
plan-clinic-first = This is the plan that { $clinic } has for you. Read each line. It becomes your plan only when you press the button at the end.
plan-clinic-changes = What { $clinic } has changed
plan-clinic-written = Written by { $author } on { $day }.
plan-clinic-instead = The plan that was to begin on { $day } gives way to this one.
plan-clinic-whole = The whole plan
plan-clinic-look = Look at this twice
plan-clinic-held = { $medicine } is on hold at your clinic. Here it would stay at what today has: { $dose }. Your clinic did not write since when. If that is not what you take now, press Not now and call your clinic.
plan-clinic-question = { $medicine }: { $question }
plan-clinic-goals = Goals that your clinic wrote down
plan-clinic-goal-due = { $goal } (by { $day })
plan-clinic-goals-note = They are not kept here. You can write a milestone of your own on the Plan page.
plan-clinic-said = In your clinic's words
plan-clinic-visits = Visits
plan-clinic-visits-added = { $count ->
    [one] One visit from your clinic is new under Appointments.
   *[other] { $count } visits from your clinic are new under Appointments.
}
plan-clinic-visits-changed = { $count ->
    [one] One visit under Appointments has changed.
   *[other] { $count } visits under Appointments have changed.
}
plan-clinic-visits-gone = { $count ->
    [one] One visit is off: your clinic took it back.
   *[other] { $count } visits are off: your clinic took them back.
}
plan-clinic-visits-same = Your visits have no news.
plan-clinic-not-sure = If something is not as you agreed, press Not now and call your clinic. Your plan stays as it is.
plan-clinic-later = Not now
plan-clinic-put-off = Your plan stays as it is. What your clinic has waits here for you.
plan-clinic-undone = Taken back. Your plan is as it was.
plan-clinic-refused = The plan of { $clinic } could not be read for certain
plan-clinic-refused-what = Nothing in your plan has changed. Please call your clinic and tell them what stands here.

## $medicine and $day are "none" where the reason is about no medicine and no day.
plan-clinic-refused-none = Your clinic's computer has no plan for you that holds now.
plan-clinic-refused-several = Your clinic's computer has more than one plan for you. It does not say which one you agreed.
plan-clinic-refused-status = { $medicine ->
    [none] The plan does not hold now: it is a draft, or it has ended.
   *[other] { $medicine }: the order does not hold now. It is a draft, or it has ended.
}
plan-clinic-refused-person = A part of the plan is about somebody else.
plan-clinic-refused-unreadable = A part of the plan cannot be read.
plan-clinic-refused-too_large = The plan is too large to be read.
plan-clinic-refused-missing = The plan names an order that is not there.
plan-clinic-refused-outside = The plan points to an address that is not your clinic's own.
plan-clinic-refused-no_steps = { $medicine ->
    [none] The plan has no steps.
   *[other] { $medicine }: there are no steps.
}
plan-clinic-refused-no_name = A medicine has no name.
plan-clinic-refused-no_bounds = { $medicine }: a step has no first or no last day.
plan-clinic-refused-dates = { $medicine }: the first or the last day of a step is not clear.
plan-clinic-refused-order = { $medicine }: the steps are numbered in another order than their days.
plan-clinic-refused-overlap = { $day ->
    [none] { $medicine }: two steps overlap.
   *[other] { $medicine }: the step from { $day } overlaps another one.
}
plan-clinic-refused-gap = { $day ->
    [none] { $medicine }: there is a gap between two steps.
   *[other] { $medicine }: there is a gap before { $day }.
}
plan-clinic-refused-unit = { $medicine }: an amount has no unit, or one that Glidepath does not know.
plan-clinic-refused-mixed_units = { $medicine }: the amounts have more than one unit.
plan-clinic-refused-as_needed = { $medicine ->
    [none] The plan says "as needed" where it should say how often.
   *[other] { $medicine }: a step says "as needed". It should say how often.
}
plan-clinic-refused-no_maximum = { $medicine }: it is taken as needed, and the most for a day is not said.
plan-clinic-refused-range = { $medicine }: a dose is given as from one amount to another. It should be one amount.
plan-clinic-refused-amount = { $medicine }: the amount of a dose is missing, or cannot be right.
plan-clinic-refused-times = { $medicine }: how often a day is not clear.
plan-clinic-refused-uneven = { $medicine }: a day has more than two different doses.
plan-clinic-refused-no_author = The plan does not say who wrote it.
plan-clinic-refused-no_date = The plan does not say when it was agreed, or names a day to come.
plan-clinic-refused-hold = { $medicine }: it is on hold, and no amount for today is written.

### Plan form

day-calendar = Calendar
day-calendar-label = Calendar for: { $question }
day-how = For example { $example }.
plan-form-title = Copy your plan from paper
plan-form-resumed = The plan goes on
plan-form-increased = Going back up
plan-form-changed = The plan changed
plan-form-corrected = Put a slip right
plan-form-intro = Type what your clinic and you agreed, line by line. Each letter is kept, so you can stop and come back.
plan-form-intro-resumed = The amounts are the ones you had. Type the new dates that your clinic gave you, and change what is different.
plan-form-intro-increased = Going back up for a while is an ordinary part of a plan. Type the new steps that your clinic gave you.
plan-form-intro-changed = Change what is different now. Days before the change keep the plan they had.
plan-form-intro-corrected = Change what was typed wrong. It is put right for all its days; the first writing is kept behind it.
plan-form-valid-from = From which day is this your plan?
plan-form-about = About this plan
plan-form-author = Who at the clinic wrote the plan?
plan-form-agreed = When was it agreed?
plan-form-decided = Who decided?
plan-form-decided-clinic = The clinic
plan-form-decided-together = We together
plan-form-decided-me = I did
plan-form-decided-note = If you decided it yourself, tell your clinic as soon as you can.
plan-form-reason = Why? You can leave this empty.
plan-form-follow-up = How many days between visits or calls? You can leave this empty.
plan-form-medicine = Medicine { $number }
plan-form-name = Name, as it stands on the paper
plan-form-name-hint = With the strength if you like, such as morphine slow-release.
plan-form-unit = What are the amounts counted in?
plan-form-unit-hint = Look closely: mg and mcg are very different.
plan-form-kind-is = Counted as: { $kind }.
plan-form-kind-change = Choose what is in it
plan-form-kind = Which of these is in it?
plan-form-release = Does it work slowly, over many hours?
plan-form-release-long = Yes, slowly
plan-form-release-short = No, quickly
plan-form-release-unknown = I do not know
plan-form-step = Step { $number }
plan-form-amount = How much each time?
plan-form-amount-hint = In { $unit }.
plan-form-amount-patch = How strong is the patch?
plan-form-times = How many times a day?
plan-form-times-patch = How many patches at once?
plan-form-uneven = Another amount at another time of day
plan-form-uneven-less = Only one amount
plan-form-amount-second = How much at the other time?
plan-form-times-second = How many times a day is that?
plan-form-start = First day
plan-form-end = Last day planned
plan-form-add-step = Add the next step
plan-form-add-medicine = Add another medicine
plan-form-remove-step = Remove this step
plan-form-remove-medicine = Remove this medicine
plan-form-remove-ask = Remove it from this form?
plan-form-remove-yes = Remove
plan-form-needed = Only when needed
plan-form-needed-number = When needed: medicine { $number }
plan-form-needed-why = Medicines that you take only when you need them, beside the steps.
plan-form-add-needed = Add a medicine for when it is needed
plan-form-maximum = At most how much in one day?
plan-form-needed-amount = How much each time? You can leave this empty.
plan-form-hard-day = On a hard day
plan-form-contingency = What did you agree to do on a hard day? You can leave this empty.
plan-form-contacts = Who to call
plan-form-contact-name = Name or place
plan-form-contact-phone = Phone number
plan-form-contact-hours = When do they answer?
plan-form-add-contact = Add another contact
plan-form-remove-contact = Remove this contact
plan-form-review = Read it back
plan-form-other = This form was begun before and not agreed yet. You can go on with it.
plan-form-instead = Forget it and begin: { $kind }
plan-form-problems = { $count ->
        [1] One line needs a look. It is marked above.
       *[other] { $count } lines need a look. They are marked above.
    }
plan-form-first-problem = First: { $text }
plan-form-sure = Yes, { $amount } is right
plan-form-discard = Forget this form
plan-form-discard-ask = Forget everything in this form? Your plan stays as it is.
plan-form-discard-yes = Forget it
plan-review-title = Is this what you agreed?
plan-review-intro = Read each line next to the paper from your clinic. Nothing is kept as your plan until you press the button at the end.
plan-review-back = Change something
plan-review-confirm = This is what my clinic and I agreed
plan-review-saved = Your plan is kept.
plan-review-from = Once you agree, this is your plan from { $day }.
plan-review-days-before = Days before it keep the plan they had.
plan-review-steps = { $count ->
        [1] One step:
       *[other] { $count } steps:
    }
plan-review-step = Step { $number }: from { $first } to { $last }, { $dose }. That is { $daily }.
plan-review-step-short = Step { $number }: from { $first } to { $last }, { $dose }.
plan-review-step-days = Step { $number }: { $first } to { $last }
plan-review-daily = That is { $daily }.
plan-review-needed = { $medicine }, only when needed: at most { $maximum } in one day.
plan-review-needed-amount = { $medicine }, only when needed: { $amount } each time, at most { $maximum } in one day.
plan-review-author = Written by { $author }, agreed on { $day }.
plan-review-reason = Why: { $reason }
plan-review-follow-up = { $days ->
        [1] You talk with your clinic every day.
       *[other] You talk with your clinic every { $days } days.
    }
plan-review-hard-day = On a hard day: { $text }
plan-review-contact = Call { $name }: { $phone }, { $hours }
plan-review-kind = Counted as { $kind }.
plan-review-changes = What changes
plan-problem-line-step = { $medicine }, step { $step }: { $text }
plan-problem-line-medicine = { $medicine }: { $text }
plan-problem-unnamed = Medicine { $number }
plan-problem-author = Type who wrote the plan, such as the name of the clinic.
plan-problem-agreed = Type the day on which it was agreed.
plan-problem-agreed-to-come = This day is still to come. Type the day on which it was agreed.
plan-problem-valid-from = Type the day from which this is your plan.
plan-problem-follow-up = Type a number of days from 1 to 366, or leave it empty.
plan-problem-no-medicine = Add at least one medicine with its steps.
plan-problem-name = Type the name of the medicine.
plan-problem-twice = { $medicine } is here twice. Put all its steps under one name.
plan-problem-unit = Choose what the amounts are counted in.
plan-problem-maximum = Type the most that was agreed for one day.
plan-problem-maximum-range = Type an amount above 0, with at most 3 digits after the point.
plan-problem-needed-amount = Type an amount above 0, or leave it empty.
plan-problem-no-steps = Add at least one step.
plan-problem-mixed-units = Another unit stands here than for the rest of this medicine. Type all its amounts in the same unit.
plan-problem-no-start = Type the first day of this step.
plan-problem-no-end = Type the last day of this step. The paper may say "until the next visit": type that day.
plan-problem-end-before-start = The last day is before the first. Look at both again.
plan-problem-no-amount = Type how much each time.
plan-problem-negative = An amount cannot be below 0. Type 0 for no dose.
plan-problem-amount-range = This amount cannot be right. Type it again, with at most 3 digits after the point.
plan-problem-no-times = Type how many times a day.
plan-problem-times-range = Type a number from 1 to 24.
plan-problem-overlap = This step begins before step { $other } ends. One day can have only one step.
plan-problem-gap = There are days without a step after step { $other }. Type the missing step, or look at the dates again.
plan-problem-starts-late = The days from { $day } have no step. Begin the first step on that day.
plan-problem-ends-early = The days from { $day } have no step. Look at this last day again, or add the next step.
plan-question-large = { $amount } is more than 3 times the first step, which is { $first }. Is it right?
plan-question-many = That makes { $amount } a day, more than 3 times the first step, which is { $first }. Is it right?
plan-problem-unreadable-amount = "{ $text }" cannot be read as an amount. Type a number such as 20 or { $example }, without a sign for thousands.
plan-problem-unreadable-times = "{ $text }" cannot be read. Type a whole number such as 3.
plan-problem-unreadable-days = "{ $text }" cannot be read. Type a whole number of days such as 28.
plan-problem-unreadable-day = "{ $text }" cannot be read as a day. Type it like { $example }.
ingredient-codeine = codeine
ingredient-fentanyl = fentanyl
ingredient-hydrocodone = hydrocodone
ingredient-hydromorphone = hydromorphone
ingredient-methadone = methadone
ingredient-morphine = morphine
ingredient-oxycodone = oxycodone
ingredient-oxymorphone = oxymorphone
ingredient-tapentadol = tapentadol
ingredient-tramadol = tramadol
ingredient-buprenorphine = buprenorphine
ingredient-other_opioid = another opioid, or not known
ingredient-not_opioid = not an opioid

### Glide path on the screen

glide-card-title = Your glide path
glide-total = All opioids together
glide-measures-show = Choose what stands under it
glide-measures-hide = Close the choice
glide-measures-most = Up to { $most } at once.
glide-table-day = Day
glide-table-planned = Agreed
glide-table-taken = Taken
glide-table-measures = How it was
glide-table-agreed = { $amount } agreed
glide-table-took = { $amount } taken
glide-table-value = { $name }: { $value }

### Questionnaires

scale-peg-name = Pain and daily life (PEG)
scale-peg-about = Three questions about the past week.
scale-peg-meaning = 0 means no pain and nothing held back by it. 10 means the most. Lower is better.
scale-phq2-name = Mood (PHQ-2)
scale-phq2-about = Two questions about the last 2 weeks.
scale-phq2-meaning = 0 means these did not bother you. 6 is the most. Lower is better. From 3 on, seven more questions give a fuller picture.
scale-gad2-name = Worry (GAD-2)
scale-gad2-about = Two questions about the last 2 weeks.
scale-gad2-meaning = 0 means these did not bother you. 6 is the most. Lower is better. From 3 on, five more questions give a fuller picture.
scale-phq9-name = Mood, all nine questions (PHQ-9)
scale-phq9-about = Nine questions about the last 2 weeks.
scale-phq9-meaning = 0 means these did not bother you. 27 is the most. Lower is better.
scale-phq9-band-mild = A score from 5 to 9 is called mild.
scale-phq9-band-moderate = A score from 10 to 14 is called moderate.
scale-phq9-band-moderately_severe = A score from 15 to 19 is called moderately severe.
scale-phq9-band-severe = A score from 20 on is called severe.
scale-gad7-name = Worry, all seven questions (GAD-7)
scale-gad7-about = Seven questions about the last 2 weeks.
scale-gad7-meaning = 0 means these did not bother you. 21 is the most. Lower is better.
scale-gad7-band-mild = A score from 5 to 9 is called mild.
scale-gad7-band-moderate = A score from 10 to 14 is called moderate.
scale-gad7-band-severe = A score from 15 on is called severe.

scale-withdrawal_list-name = Withdrawal list
scale-withdrawal_list-about = Ten signs in the past 24 hours.
scale-withdrawal_list-stem = How strong were these in the past 24 hours?
scale-withdrawal_list-meaning = 0 means none of the ten. 30 means all of them severe. Lower is better.
scale-withdrawal_list-q-feeling_sick = Feeling sick
scale-withdrawal_list-q-stomach_cramps = Stomach cramps
scale-withdrawal_list-q-muscle_spasms = Muscle spasms or twitching
scale-withdrawal_list-q-feeling_cold = Feeling cold
scale-withdrawal_list-q-heart_pounding = Heart pounding
scale-withdrawal_list-q-muscle_tension = Muscle tension
scale-withdrawal_list-q-aches_and_pains = Aches and pains
scale-withdrawal_list-q-yawning = Yawning
scale-withdrawal_list-q-runny_eyes = Runny eyes
scale-withdrawal_list-q-trouble_sleeping = Trouble sleeping
scale-withdrawal_list-a-none = None
scale-withdrawal_list-a-mild = Mild
scale-withdrawal_list-a-moderate = Moderate
scale-withdrawal_list-a-severe = Severe

scale-global_change-name = Change since the start
scale-global_change-about = One question about the time since your dose first went down.
scale-global_change-q-change = How have you been since the start of the taper, all in all?
scale-global_change-meaning = 1 means very much better, 4 means no change, 7 means very much worse.
scale-global_change-a-very_much_better = Very much better
scale-global_change-a-much_better = Much better
scale-global_change-a-a_little_better = A little better
scale-global_change-a-no_change = No change
scale-global_change-a-a_little_worse = A little worse
scale-global_change-a-much_worse = Much worse
scale-global_change-a-very_much_worse = Very much worse

scale-readiness-name = Readiness and confidence
scale-readiness-about = Two questions about the plan. Any answer is fine.
scale-readiness-q-importance = How important is it to you to keep going with the plan?
scale-readiness-q-importance-low = Not important
scale-readiness-q-importance-high = As important as it can be
scale-readiness-q-confidence = How confident are you?
scale-readiness-q-confidence-low = Not confident
scale-readiness-q-confidence-high = As confident as I can be

scale-self_checks-name = Monthly self-check
scale-self_checks-about = Three plain questions about the last 4 weeks. They are for you and for the talk at your clinic.
scale-self_checks-q-more_than_planned = Did you take more than planned?
scale-self_checks-q-for_stress_or_sleep = Did you take it for stress or sleep rather than for pain?
scale-self_checks-q-ran_out_early = Did you run out early?
scale-self_checks-a-no = No
scale-self_checks-a-yes = Yes

scale-baseline_facts-name = Facts for your safety
scale-baseline_facts-about = Seven short questions, asked once. They help Glidepath to know what is safe to say.
scale-baseline_facts-q-sleep_apnoea = Do you have sleep apnoea (breathing that stops for a moment in sleep)?
scale-baseline_facts-q-sedatives = Do you take sleeping or calming medicines, such as benzodiazepines?
scale-baseline_facts-q-pregnancy = Are you pregnant, or could you be?
scale-baseline_facts-q-naloxone = Do you have naloxone at home?
scale-baseline_facts-q-overdose = Have you ever had an overdose of an opioid?
scale-baseline_facts-q-opioid_length = Is the opioid you take every day short-acting or long-acting?
scale-baseline_facts-q-other_medicines = Which other medicines do you take?
scale-baseline_facts-a-no = No
scale-baseline_facts-a-yes = Yes
scale-baseline_facts-a-maybe = Maybe
scale-baseline_facts-a-not_sure = I am not sure
scale-baseline_facts-a-does_not_apply = This does not apply to me
scale-baseline_facts-a-short = Short-acting
scale-baseline_facts-a-long = Long-acting (slow-release or patch)
scale-baseline_facts-a-both = Both

scale-foreign = This questionnaire is shown in English, just as its makers wrote it. No official translation is on file, and we do not translate it ourselves.
scale-score = { $score } on a scale from { $low } to { $high }
scale-unscored = This one has no score. Your answers are kept as you gave them.
scale-not-scored = { $count ->
    [one] Not scored, because one question was left out: { $questions }
   *[other] Not scored, because { $count } questions were left out: { $questions }
}
scale-band-below = A score below { $first } has no name on this scale.
scale-no-diagnosis = This is not a diagnosis. It is something to talk over with your clinic.
scale-change-first = There is nothing to compare it with yet.
scale-since-baseline = { $direction ->
    [same] The same as before your dose first went down ({ $before }, { $day }).
    [higher] { $amount ->
        [one] { $points } point higher than before your dose first went down ({ $before }, { $day }).
       *[other] { $points } points higher than before your dose first went down ({ $before }, { $day }).
    }
   *[lower] { $amount ->
        [one] { $points } point lower than before your dose first went down ({ $before }, { $day }).
       *[other] { $points } points lower than before your dose first went down ({ $before }, { $day }).
    }
}
scale-since-last = { $direction ->
    [same] The same as last time ({ $before }, { $day }).
    [higher] { $amount ->
        [one] { $points } point higher than last time ({ $before }, { $day }).
       *[other] { $points } points higher than last time ({ $before }, { $day }).
    }
   *[lower] { $amount ->
        [one] { $points } point lower than last time ({ $before }, { $day }).
       *[other] { $points } points lower than last time ({ $before }, { $day }).
    }
}
scale-weight-small = That is less than a change that usually matters.
scale-weight-maybe = { $side ->
    [better] A change of this size may matter: it may be better.
   *[worse] A change of this size may matter: it may be harder for you.
}
scale-weight-clear = { $side ->
    [better] A change of this size matters: it is better.
   *[worse] A change of this size matters: it is harder for you. Your clinic would want to know.
}

### Score trends

score-peg-low = no pain, nothing held back
score-peg-high = the most
score-phq2-low = none of it
score-phq2-high = all of it, nearly every day
score-gad2-low = none of it
score-gad2-high = all of it, nearly every day
score-phq9-low = none of it
score-phq9-high = all of it, nearly every day
score-gad7-low = none of it
score-gad7-high = all of it, nearly every day
score-withdrawal_list-low = none of the ten
score-withdrawal_list-high = all ten severe
score-readiness_importance-name = How important the plan is
score-readiness_confidence-name = How confident you are
score-answer = { $value } ({ $answer })
score-text-empty = Not answered from { $first } to { $last }.
score-text-times = { $times ->
    [one] Answered once from { $first } to { $last }.
   *[other] Answered { $times } times from { $first } to { $last }.
}
score-text-without = { $times ->
    [one] Once there is no number, because a question was left out.
   *[other] { $times } times there is no number, because a question was left out.
}
score-text-before = The one before was { $value }, on { $day }.
score-text-same = Each time it was { $value }.
score-without = no number, a question was left out
score-cards = Questionnaires
score-none = Scores of questionnaires appear here once you have answered one.
score-checks-last = { $times ->
    [one] Answered once from { $first } to { $last }. There is no score: your answers stand for themselves.
   *[other] Answered { $times } times from { $first } to { $last }. There is no score: your answers stand for themselves.
}
score-answers-show = Show the answers
score-answers-hide = Hide the answers
score-answers-show-label = Show the answers of { $name }
score-answers-hide-label = Hide the answers of { $name }
score-table-answers = Answers
score-table-line = { $question } { $answer }
score-table-missing = Only days on which it was answered are listed.
glide-text-score = { $name }: { $newest }
glide-text-score-none = { $name }: no number yet.

### Questionnaires on the screen

scales-due = Questions that are due
scales-seconds = It takes about { $seconds } seconds.
scales-minutes = { $minutes ->
    [one] It takes about { $minutes } minute.
   *[other] It takes about { $minutes } minutes.
}
scales-why-score = Offered because of your answers of { $day }.
scales-why-step = Offered in the first two weeks of a new step.
scales-why-visit = Offered before your visit.
scales-why-baseline = Asked once now, to have something to compare with later.
scales-answer = Answer
scales-go-on = Go on
scales-not-now = Not now
scales-not-this-time = Not this time
scales-not-this-step = Not for this step
scales-until-tomorrow = Left for today. It may come again tomorrow.
scales-until-due = Left out this time. It comes again when it is next due.
scales-until-step = Left out for this step. It comes again after the next one.
scales-offered-again = It is offered again.

scales-any = You can leave out any question.
scales-correct-title = Correct: { $name }
scales-begun = You began this on { $day }. Look whether your answers still hold, or forget them at the end of the page.
scales-how = A tap takes you to the next question. You can always go back.
scales-already = You have answered { $done } of { $count } already.
scales-place = Question { $number } of { $count }
scales-skip = Skip this question
scales-left-out = You left this question out
scales-next = Next
scales-left-out-count = { $count ->
    [0] You have answered every question.
    [one] You left out one question.
   *[other] You left out { $count } questions.
}
scales-left-out-score = With questions left out there is no score. Your answers are kept all the same.
scales-save-how = Press Save to keep your answers.
scales-go-to = Answer: { $question }
scales-saved = Your answers are saved.
scales-undone = Taken back. Your answers are kept, and you can go on with them.
scales-elsewhere = These answers were saved or forgotten in another window.
scales-torn = The answers that you gave and did not save yet cannot be opened. Everything that you saved is safe. You can forget them and begin anew.
scales-done = Done
scales-range = on a scale from { $low } to { $high }
scales-rest = { $count ->
    [one] Answer the other one
   *[other] Answer the other { $count }
}
scales-rest-why = { $count ->
    [one] One more question gives a fuller picture. The answers you just gave count.
   *[other] { $count } more questions give a fuller picture. The answers you gave count.
}
scales-answers = Your answers
more-about-scales = Questionnaires
more-about-peg = PEG: by Krebs and colleagues, 2009. Free to use. Shown just as published.
more-about-withdrawal = Withdrawal list: the ten topics are those of the Short Opiate Withdrawal Scale (Gossop, 1990). The words on the screen are Glidepath's own short labels.
more-about-own-questions = All other questions are Glidepath's own.
scales-day = Questionnaires
scales-read = Read it

### Emergency

emergency-safe-title = You matter. Are you safe right now?
emergency-safe-text = If you might hurt yourself or you are in danger, please call now. You do not have to be alone with this.
emergency-breathing-title = Slow breathing is an emergency
emergency-breathing-text = Call the emergency number now. Use naloxone if there is any. Whoever breathes slowly lies on their side and is not left alone.
emergency-chest-title = Chest pain is an emergency
emergency-chest-text = Call the emergency number now. Sit down and rest. Do not stay alone.
emergency-safe = I am safe for now
emergency-help = More help
emergency-comes-back = What you wrote is kept. This screen comes back each time you give such an answer.
emergency-next-title = Good that you said so
emergency-next-text = You go back to where you were. What you wrote is kept. Nothing was sent to anyone.
emergency-next-again = If it changes, press Help now. It is on every screen, also when the diary is locked.
emergency-back = Go back to where I was
emergency-did = What did you do? You can say it or leave it.

### Alerts

alert-watching = Nobody is watching this. Glidepath sends nothing by itself.
alert-did-called = I called
alert-did-talked = I talked to someone
alert-did-waited = I waited
alert-did = What did you do?
alert-wait-hours = Wait, and remind me in { $hours } hours
alert-wait-days = Wait, and remind me in { $days } days
alert-kept = Kept.
alert-asks = Is any of this there as well?
alert-asks-keep = Keep what I ticked
alert-right = Yes, it is right
alert-correct = Correct it
alert-others = Also noticed
alert-add-clinic = Add your clinic's number
alert-raised = Something was noticed. Nobody is watching this.
alert-level-emergency = Emergency
alert-level-urgent = Call today
alert-level-call = Call in a day or two
alert-level-notice = Good to know
alert-level-info = Offered
alert-level-question = A question
noticed-none = Nothing was noticed so far. That is not a check-up: call your clinic when you are worried.
noticed-what = What Glidepath noticed in your diary, and what you said about it. It stays on this device.
noticed-told = Told on { $day } at { $time }.
noticed-called = You called ({ $day }, { $time }).
noticed-talked = You talked to someone ({ $day }, { $time }).
noticed-waited = You waited ({ $day }, { $time }).
noticed-safe = You said that you were safe ({ $day }, { $time }).
noticed-right = You said that it was right ({ $day }, { $time }).
noticed-closed = The reason was gone ({ $day }, { $time }).
more-noticed = What was noticed

alert-r01-title = You matter
alert-r01-seen = Your answers for { $day } say that you may not be safe.
alert-r01-do = Are you safe right now? If not, call the emergency number or a crisis line. Call someone you trust, or ask them to come. Your clinic wants to know too. You do not have to be alone with this.
alert-r02-title = Slow breathing or hard to wake
alert-r02-seen = On { $day } there was slow breathing, blue lips, or you could not be woken. These can be signs of too much opioid.
alert-r02-do = Call the emergency number now. Use naloxone if you have it. Lie on your side. Do not stay alone. If it has passed, you still need help today.
alert-r02-other-title = Slow breathing or hard to wake
alert-r02-other-seen = Someone saw this on { $day }: slow breathing, blue lips, or a person who cannot be woken. These can be signs of too much opioid.
alert-r02-other-do = Call the emergency number now. Give naloxone if it is there. Turn the person on their side. Stay with them until help comes.
alert-r03-title = Very sleepy or confused
alert-r03-seen = On { $day } you were very sleepy, confused, or your speech was slurred. These can be early signs of too much medicine.
alert-r03-do = Do not be alone today. Do not drive. No alcohol, and nothing extra to help you sleep or calm down. Call your clinic before your next dose. If breathing gets slow or you cannot be woken, it is an emergency.
alert-r03-other-title = Very sleepy or confused
alert-r03-other-seen = Someone saw this on { $day }: very sleepy, confused, or slurred speech. These can be early signs of too much medicine.
alert-r03-other-do = Do not be alone today. Do not drive. No alcohol, and nothing extra to help you sleep or calm down. Call the clinic before the next dose. If breathing gets slow or the person cannot be woken, it is an emergency.
alert-r04-title = More than planned on { $day }
alert-r04-seen = On { $day } you took { $taken } of { $medicine }. The plan says { $planned }.
alert-r04-do = Please tell your clinic. They can help best when they know how it goes.
alert-r04-needed-title = More than planned on { $day }
alert-r04-needed-seen = On { $day } you took { $taken } of { $medicine }. The plan says up to { $planned } a day.
alert-r04-needed-do = Please tell your clinic. They can help best when they know how it goes.
alert-r05-plan-title = Much more than planned on { $day }
alert-r05-plan-seen = On { $day } you took { $taken } of { $medicine }. The plan says { $planned }.
alert-r05-plan-do = Your body is used to less now. This much can slow or stop your breathing. That is an overdose risk. Keep naloxone near and do not be alone. Call your clinic today. They want to help, not to blame.
alert-r05-needed-title = Much more than planned on { $day }
alert-r05-needed-seen = On { $day } you took { $taken } of { $medicine }. The plan says up to { $planned } a day.
alert-r05-needed-do = This much can slow or stop your breathing. That is an overdose risk. Keep naloxone near and do not be alone. Call your clinic today. They want to help, not to blame.
alert-r05-earlier-title = As much as before on { $day }
alert-r05-earlier-seen = On { $day } you took { $taken } of { $medicine }. An earlier step was { $earlier } a day. In the week before, it was less than that.
alert-r05-earlier-do = Your body may be used to less after a week. The old amount can now slow or stop your breathing. That is an overdose risk. Keep naloxone near and do not be alone. Call your clinic today. They want to help, not to blame.
alert-r06-title = From another source on { $day }
alert-r06-seen = On { $day } you took something from another source. Nobody can know how strong it is.
alert-r06-do = It may be much stronger than it looks. It can slow or stop your breathing. That is an overdose risk. Keep naloxone near and do not be alone. Call your clinic today. They want to help, not to blame.
alert-r07-none-title = No { $medicine } taken
alert-r07-none-seen = { $days ->
    [one] On { $day } you took none of your { $medicine }. The plan has some for that day.
   *[other] You took none of your { $medicine } for { $days } days, from { $first } to { $day }. The plan has some for each day.
}
alert-r07-none-do = Please do not stop all at once. It can make you very unwell. Do not double up to catch up. Call your clinic today and ask what to do.
alert-r07-half-title = Half the plan or less
alert-r07-half-seen = For { $days } days, from { $first } to { $day }, you took half or less of the { $medicine } in your plan.
alert-r07-half-do = Please do not stop all at once. It can make you very unwell. Do not double up to catch up. Call your clinic today and ask what to do.
alert-r08-title = A dose after days without
alert-r08-seen = You took no { $medicine } for { $days } days. Then, on { $day }, you took { $taken }.
alert-r08-do = Your body may be used to less now. Do not go back to the old amount without advice. It could slow or stop your breathing. Keep naloxone near and do not be alone. Call your clinic today, before the next dose.
alert-r09-title = Faster than agreed
alert-r09-seen = On { $days } of the last 7 days you took less { $medicine } than agreed.
alert-r09-do = Tell your clinic at your next contact. You can agree together on what suits you.
alert-r10-title = Strong withdrawal
alert-r10-seen = On { $day } you put your withdrawal feelings at { $rating } out of 10.
alert-r10-do = Call your clinic in the next day or two. You can ask about a pause in the plan. Until then, rest, sips of water and warmth may help.
alert-r10-often-title = Strong withdrawal on several days
alert-r10-often-seen = On { $count } of the last { $of } days you put your withdrawal feelings at { $rating } out of 10 or more.
alert-r10-often-do = Call your clinic in the next day or two. You can ask about a pause in the plan. Until then, rest, sips of water and warmth may help.
alert-r11-chest-title = Chest pain
alert-r11-chest-seen = Chest pain was noted for { $day }.
alert-r11-chest-do = Call the emergency number now. Sit down and rest. Do not stay alone. If it has passed, you still need to be seen today.
alert-r11-fluids-title = Withdrawal, and fluids do not stay down
alert-r11-fluids-seen = Your withdrawal feelings are strong. For { $day } it was noted that fluids do not stay down.
alert-r11-fluids-do = You need care today. Call your clinic now. If you cannot reach them, see a doctor today. If you faint, get confused or have chest pain, call the emergency number.
alert-r11-faint-title = Withdrawal, and fainting
alert-r11-faint-seen = Your withdrawal feelings are strong. For { $day } it was noted that you fainted.
alert-r11-faint-do = You need care today. Call your clinic now. If you cannot reach them, see a doctor today. Do not drive and do not be alone. If you faint again or have chest pain, call the emergency number.
alert-r12-title = More withdrawal than before
alert-r12-seen = On { $day } your withdrawal list came to { $now } out of 30. On { $then } it was { $before }.
alert-r12-do = Call your clinic in the next day or two. Tell them what has changed. You can ask about a pause in the plan.
alert-r13-title = Your pain is clearly up
alert-r13-seen = In the last 7 days it was mostly { $now } out of 10. Before the plan began it was { $before }.
alert-r13-do = Call your clinic in the next day or two. Tell them what you see here.
alert-r14-title = Still harder after the step
alert-r14-seen = The step on { $step } was { $days } days ago. Your pain, or what it keeps you from, is still clearly up.
alert-r14-do = Call your clinic in the next day or two. Ask about a pause. Levelling off is part of many plans.
alert-r15-title = Daily life is harder
alert-r15-seen = Your PEG score on { $day } was { $now } out of 10. The score of the week before was { $earlier }. Before the plan began it was { $before }.
alert-r15-do = Call your clinic in the next day or two. Tell them what is harder to do now.
alert-r16-title = Seven more questions
alert-r16-seen = Your answers on { $day } say that low mood came often.
alert-r16-do = If you like, answer the other seven questions about mood. You find them on Today. They can help your clinic to help you.
alert-r17-phq9-title = Your mood is low
alert-r17-phq9-seen = { $left ->
    [0] Your answers about mood on { $day } came to { $score } out of 27.
   *[other] Your answers about mood on { $day } came to { $score } out of 27, with { $left } left out.
}
alert-r17-phq9-do = Low mood is common while a dose goes down, and it can be treated. Call your clinic in the next day or two and tell them.
alert-r17-phq9-severe-title = Your mood is very low
alert-r17-phq9-severe-seen = { $left ->
    [0] Your answers about mood on { $day } came to { $score } out of 27.
   *[other] Your answers about mood on { $day } came to { $score } out of 27, with { $left } left out.
}
alert-r17-phq9-severe-do = Please call your clinic today. Low mood is common while a dose goes down, and it can be treated. Tell someone you trust how you are. If you do not feel safe, press Help now.
alert-r17-gad7-title = A lot of worry
alert-r17-gad7-seen = { $left ->
    [0] Your answers about worry on { $day } came to { $score } out of 21.
   *[other] Your answers about worry on { $day } came to { $score } out of 21, with { $left } left out.
}
alert-r17-gad7-do = Worry is common while a dose goes down, and it can be treated. Call your clinic in the next day or two and tell them.
alert-r17-gad2-title = Five more questions
alert-r17-gad2-seen = Your answers on { $day } say that worry came often.
alert-r17-gad2-do = If you like, answer the other five questions about worry. You find them on Today. They can help your clinic to help you.
alert-r17-both-title = More questions about mood and worry
alert-r17-both-seen = Your answers on { $day } say that worry came often, and low mood as well.
alert-r17-both-do = If you like, answer the other questions about mood and worry. You find them on Today. They can help your clinic to help you.
alert-r18-title = A strong urge
alert-r18-seen = On { $day } you put your strongest urge at { $rating } out of 10.
alert-r18-do = Urges come and go, and you do not have to be alone with them. Call someone you trust when one comes. Call your clinic in the next day or two and make a plan for urges together.
alert-r18-often-title = Strong urges on several days
alert-r18-often-seen = On { $count } of the last { $of } days you put your strongest urge at { $rating } out of 10 or more.
alert-r18-often-do = Urges come and go, and you do not have to be alone with them. Call someone you trust when one comes. Call your clinic in the next day or two and make a plan for urges together.
alert-r19-alcohol-title = Alcohol and an opioid
alert-r19-alcohol-seen = You logged alcohol for { $day }. Your opioid was in your body too, as far as the diary knows.
alert-r19-alcohol-do = Together they can slow your breathing, even in small amounts. Do not be alone when you feel very sleepy. Call your clinic in the next day or two and talk it over.
alert-r19-sedative-title = A calming medicine and an opioid
alert-r19-sedative-seen = You logged a sleeping or calming medicine for { $day } that was not prescribed to you. Your opioid was in your body too, as far as the diary knows.
alert-r19-sedative-do = Together they can slow your breathing. Do not be alone when you feel very sleepy. Call your clinic in the next day or two and talk it over.
alert-r19-prescribed-title = A calming medicine and an opioid
alert-r19-prescribed-seen = You logged your sleeping or calming medicine for { $day }. Your opioid was in your body too, as far as the diary knows.
alert-r19-prescribed-do = Together they can slow your breathing. Do not stop a prescribed one suddenly: that can be dangerous. Call your clinic in the next day or two and ask if the two go together for you.
alert-r20-title = Very little sleep
alert-r20-seen = You slept less than { $hours } hours a night, { $nights } nights in a row, up to { $day }.
alert-r20-do = Short nights are hard, and common while a dose goes down. Tell your clinic at your next contact.
alert-r21-title = No bowel movement
alert-r21-seen = { $days ->
    [one] On { $day } your last bowel movement was { $days } day before.
   *[other] On { $day } your last bowel movement was { $days } days before.
}
alert-r21-do = Opioids often do this, and there is help. Ask your clinic or pharmacy what you can use. Call at once if severe belly pain or vomiting comes.
alert-r21-belly-title = No bowel movement, and belly pain or vomiting
alert-r21-belly-seen = { $days ->
    [one] On { $day } your last bowel movement was { $days } day before. Severe belly pain or vomiting was noted as well.
   *[other] On { $day } your last bowel movement was { $days } days before. Severe belly pain or vomiting was noted as well.
}
alert-r21-belly-do = You need care today. Call your clinic now. If you cannot reach them, see a doctor today.
alert-r22-title = Pain is up at an unchanged dose
alert-r22-seen = Pain in the last 7 days: median { $now } out of 10, baseline { $before }. Pain was noted in more places. Doses were as planned on all days of the last 14 that are known.
alert-r22-do = A pattern that the clinician may want to look at. It is not a diagnosis.
alert-r23-title = No data for { $days } days
alert-r23-seen = { $days ->
    [one] Nothing was logged for { $days } day. The last entry is from { $day }.
   *[other] Nothing was logged for { $days } days. The last entry is from { $day }.
}
alert-r23-do = Glidepath does not know how you are. You can start again today with a short check-in. If things are hard, call your clinic.
alert-r24-missed-title = Your visit on { $day }
alert-r24-missed-seen = There was a visit on { $day }. The diary does not say that you went.
alert-r24-missed-do = If you went, you can say so under Appointments. If not, call your clinic and book another one.
alert-r24-contact-title = Time to talk to your clinic
alert-r24-contact-seen = { $days ->
    [one] The diary shows no contact with your clinic for { $days } day.
   *[other] The diary shows no contact with your clinic for { $days } days.
}
alert-r24-contact-do = While a dose goes down, a contact each month is good care. Call your clinic and book a visit. If you had one, you can add it under Appointments.
alert-r25-supply-title = { $medicine } runs out soon
alert-r25-supply-seen = { $days ->
    [0] By your last count, there is no { $medicine } left after today.
    [one] By your last count, your { $medicine } lasts { $days } more day, until { $day }.
   *[other] By your last count, your { $medicine } lasts { $days } more days, until { $day }.
}
alert-r25-supply-do = Call your clinic for what comes next. They can help so that you do not have to stop suddenly. If there is more at home, you can count again.
alert-r25-plan-title = No next step for { $medicine } yet
alert-r25-plan-seen = The plan for { $medicine } goes up to { $day }. No next step is agreed yet.
alert-r25-plan-do = Call your clinic and ask for the next step. Do not stop suddenly.
alert-r26-title = About your pregnancy answer
alert-r26-seen = { $answer ->
    [yes] You said that you are pregnant, or that you could be.
   *[other] You said that you may be pregnant.
}
alert-r26-do = Call your clinic today and tell them. Do not stop or cut your medicine on your own. Withdrawal can be hard on you and on a baby. They will help you to do what is safe.
alert-r27-title = Naloxone at home
alert-r27-seen = { $reason ->
    [overdose] You have no naloxone at home, as far as the diary knows. You said that you had an overdose before.
    [dose] You have no naloxone at home, as far as the diary knows. A dose of the last days was more than your body may be used to.
    [mme] You have no naloxone at home, as far as the diary knows. Your agreed dose is one at which it is advised.
    [sedative] You have no naloxone at home, as far as the diary knows. You use a sleeping or calming medicine as well.
   *[apnoea] You have no naloxone at home, as far as the diary knows. Your breathing may stop for moments in sleep.
}
alert-r27-do = Naloxone can reverse an overdose of an opioid. Ask your clinic or a pharmacy for it. Show someone at home where it is.
alert-r28-sleep-title = Is this right?
alert-r28-sleep-seen = You wrote { $hours } hours of sleep for { $day }. Is that right?
alert-r28-sleep-do = If it is right, say so. If not, correct it.
alert-r28-dose-title = Is this right?
alert-r28-dose-seen = You wrote { $taken } of { $medicine } for { $day }. The plan says { $planned }. Is that right?
alert-r28-dose-do = If it is not right, correct it. If it is right, say so, and call your clinic today. If you feel very sleepy, do not stay alone and press Help now.
alert-r29-title = Your clinic's plan has changed
alert-r29-seen = { $count ->
    [one] The clinic's plan of { $agreed } differs from yours in { $count } place.
   *[other] The clinic's plan of { $agreed } differs from yours in { $count } places.
}
alert-r29-do = Look at the difference. Nothing is replaced by itself. Call your clinic if something is not clear.

### Questions for the visit

question-title = My questions
question-why = Up to 3 questions for your next visit. They stand on the first page of your report.
question-new = A question for the visit
question-changed = Change your question
question-keep = Keep this question
question-kept = Kept. It will stand on your report.
question-left = { $count ->
    [one] Room for 1 more letter.
   *[other] Room for { $count } more letters.
}
question-change = Change
question-change-label = Change question { $number }
question-remove = Take away
question-remove-label = Take question { $number } away
question-removed = The question is gone.
question-put-back = The question is back.
question-full = { $count ->
    [3] That makes 3. Take one away to make room for another.
   *[other] There are { $count } now. All of them stand on your report. Take away what can wait.
}
question-full-now = There are 3 questions already. What you typed is still here.
question-damaged = Your questions cannot be read. The rest of your diary is safe.
question-problem-empty = Write your question first.

### Share

share-title = Share
share-report-title = Visit report
share-report-why = One page to bring to your visit, and the days behind it. Nothing is sent.
share-report = Make my report
share-report-look = See what is in it, and choose
share-backup = Make a backup
share-restore = Bring a diary back

working-part = About { $percent }% done.
working-stopping = Stopping.
hand-over-stopped = Stopped. No file was made.
hand-over-making = Making your file.
hand-over-ready = Your file is ready: { $name }
hand-over-downloading = Your browser was asked to save { $name }. Look in its downloads. If it is not there, save it once more.
hand-over-saved = Saved: { $place }
hand-over-not-saved = Not saved: no place was chosen. The file is still here.
hand-over-no-window = The window for saving did not open. The file is still here. You can put it in your Downloads folder.
hand-over-in-folder = Saved in your Downloads folder: { $place }
hand-over-shared = Handed to the app you chose.
hand-over-not-shared = Not shared. The file is still here.
hand-over-uncertain = Your device did not say if it worked. The file is still here.
hand-over-left-out = { $count ->
    [one] 1 day or entry could not be read and is not in it.
   *[other] { $count } days or entries could not be read and are not in it.
}
hand-over-save = Save the file
hand-over-save-again = Save once more
hand-over-share = Share it
hand-over-folder = Put it in my Downloads folder
hand-over-done = Done

backup-title = Backup and restore
backup-why = A backup is one locked file with all of your diary. With it you can go on on a new phone or computer.

backup-page = Make a backup
backup-holds = All of your diary goes in: days, doses, plan, questions, people to call, and how you set up the app.
backup-lock = Lock it with
backup-lock-passphrase = Words I choose
backup-lock-recovery-code = My recovery code
backup-passphrase = Passphrase
backup-passphrase-again = Once more
backup-passphrase-why = At least { $minimum } letters. A few words that only you would put together are good.
backup-passphrase-forgotten = If you forget it, nobody can open the file. We cannot, either.
backup-passphrase-differ = The two are not the same. Please type them again.
backup-code = Recovery code
backup-code-why = The code you wrote down when you set up this diary. You need it to open the file.
backup-code-empty = Type your recovery code first.
backup-making = Making your backup.
backup-where = Keep it somewhere else than on this device.
restore-why = Choose a backup, or a file with your whole diary. You see what is in it before anything changes.
restore-choose = Choose a file
restore-looking = Looking into the file.
restore-bringing = Bringing it in.
restore-locked-passphrase = { $name } is locked. Type its passphrase.
restore-locked-recovery-code = { $name } is locked. Type the recovery code of the diary it came from.
restore-open = Open the file
restore-other = Choose another file
restore-stopped = Stopped. Nothing was changed.
restore-found-export = What is in this file
restore-found-backup = What is in this backup
restore-days = From { $first } to { $last }
restore-count-checkins = Check-ins: { $count }.
restore-count-doses = Doses: { $count }.
restore-count-questionnaires = Questionnaires: { $count }.
restore-count-plans = Versions of the plan: { $count }.
restore-count-other = Other entries: { $count }.
restore-count-unfinished = Begun and not saved: { $count }.
restore-new = { $count ->
    [0] None is new here.
   *[other] New here: { $count }.
}
restore-empty = It holds no entries.
restore-left-out = { $count ->
    [one] 1 entry could not be read when the file was made.
   *[other] { $count } entries could not be read when the file was made.
}
restore-merge = Add what is missing
restore-merge-why = All that is here stays. What is not here yet is added.
restore-replace = Replace my diary with this file
restore-replace-why = Or let the file take the place of what is here.
restore-replace-question = All that is in your diary now goes, and what is in the file comes. A copy of your diary as it is now is kept on this device first. Replace it?
restore-replace-yes = Yes, replace it
restore-done-merge = { $added ->
    [0] All of it was here already.
    [one] Done. 1 entry was added.
   *[other] Done. { $added } entries were added.
}
restore-done-replace = Done. Your diary is now the one from the file.
restore-copy = A copy of your diary as it was before is on this device.
restore-look = Look at my diary
restore-back = Go back to how it was
restore-going-back = Going back to the copy.
restore-done-back = Done. Your diary is as it was in the copy.
restore-copies-show = Copies on this device
restore-copies-hide = Hide the copies
restore-copies-why = Glidepath made these copies by itself. The newest comes first.
restore-copy-daily = Copy { $number }: { $day }, made each day
restore-copy-update = Copy { $number }: { $day }, before an update
restore-copy-bringing = Copy { $number }: { $day }, before a file or a copy came in
restore-copy-back = Go back to copy { $number }
restore-copy-first = Your diary as it is now is kept as a copy first.
restore-copy-left-out = { $count ->
    [one] 1 entry of the copy could not be read and is not in your diary now.
   *[other] { $count } entries of the copy could not be read and are not in your diary now.
}

### Caregivers

caregiver-card-why = Let someone you trust see a part of your diary, for a time you choose.
caregiver-card-open = Who can see what
caregiver-title = Caregivers and others
caregiver-intro = Someone you choose can look at a part of your diary on their own phone or computer. They cannot change anything.
caregiver-right = Nobody has a right to this, you can end it at any time, and your clinic can help if someone presses you.
caregiver-add = Add a person
caregiver-go-on = Go on with what you began
caregiver-none = You share with nobody now.
caregiver-now = Who can look now
caregiver-past = Ended or over
caregiver-damaged = The list of people cannot be opened, so nobody is shown here. Nothing was deleted.
caregiver-log = What was given, and when
caregiver-log-show = Show what was given
caregiver-log-hide = Hide what was given
caregiver-log-none = Nothing was given to anyone yet.
caregiver-form-new = Add a person
caregiver-form-change = Change what they can see

grant-relation-partner = Partner
grant-relation-parent = Parent
grant-relation-child = Son or daughter
grant-relation-relative = Family
grant-relation-friend = Friend
grant-relation-clinician = At my clinic
grant-relation-other = Someone else

grant-topic-doses = Doses and the plan
grant-topic-pain_and_function = Pain and daily life
grant-topic-mood = Mood
grant-topic-sleep = Sleep
grant-topic-withdrawal = Withdrawal and side effects
grant-topic-alerts = What was noticed
grant-topic-milestones = Milestones
grant-topic-questionnaires = Questionnaires
grant-topic-cravings = Urges and alcohol
grant-topic-notes = My own words
grant-topic-self_harm = Answers about safety and self-harm

grant-who = Who
grant-name = What is their name?
grant-name-hint = As you call them. They will read it.
grant-relation = Who are they to you?
grant-from-name = What do they call you?
grant-from-name-hint = It tells them whose diary it is. A first name is enough.
grant-topics = What they can see
grant-topics-asked = These three stay hidden unless you tick them:
grant-tells-cravings = How strong your urges to take more were, and if you had alcohol or calming medicine.
grant-tells-notes = Your notes and reasons, word for word. They may tell more than you think of now, also of other people.
grant-tells-self_harm = If you said that you felt safe, and your answers about thoughts of harming yourself.
grant-topics-again = Up to now { $name } can see this too: { $topics }. It goes away unless you tick it again.
grant-from = From when
grant-from-taper = Since my taper began
grant-from-month = The last 30 days
grant-from-all = All of my diary
grant-from-day = A day I choose
grant-first = The first day they see
grant-first-said = They see the days from { $day } on, up to the day on which you make the file.
grant-for = For how long
grant-for-week = 7 days
grant-for-month = 30 days
grant-for-day = Until a day I choose
grant-until = The last day they can look
grant-until-said = They can look until { $day }. After that it closes by itself.
grant-until-why = It always ends by itself, after a year at most. You can make it longer later.
grant-next = See it as they will

grant-problem-no-name = Please type a name. Any name that you both know will do.
grant-problem-no-from-name = Please type what they call you.
grant-problem-long-name = That is { $over } letters too long. It can have { $max }.
grant-problem-no-topic = Please tick at least one thing that they can see.
grant-problem-first-ahead = That day is still to come. Please choose today or a day before.
grant-problem-until-past = That day has passed. Please choose today or a day to come.
grant-problem-until-far = That is more than a year ahead. The last day you can choose is { $day }.
grant-problem-no-first = Please choose the first day.
grant-problem-no-until = Please choose the last day.

grant-preview = As { $name } will see it
grant-preview-why = Look through it calmly. Nothing has left your device.
grant-preview-making = Putting it together.
grant-confirm-new = Yes, this is right
grant-confirm-change = Keep this change
grant-edit = Change it

grant-give = Give it to { $name }
grant-words = The six words
grant-words-why = Tell them in another way than the file: say them or call. Do not send them with the file.
grant-words-show = Show the words
grant-words-hide = Hide the words
grant-word = { $number }. { $word }
grant-file = The file
grant-file-why = Send it as you like, or hand it over. Only the six words open it. { $name } needs Glidepath on their own device.
grant-file-make = Make the file
grant-codes = Codes for the camera
grant-codes-why = If { $name } is here with you: no file, only codes on this screen for their phone.
grant-codes-show = Show the codes
grant-codes-too-much = This is too much for codes now. Please use the file.
grant-codes-how = { $name } points the phone's camera at each code, one after the other.
grant-codes-of = Code { $number } of { $count }
grant-codes-alt = Code { $number } of { $count }, for the camera of { $name }
grant-codes-next = Next code
grant-codes-back = Back one code
grant-codes-done = Done

grant-state-new = No file was given yet
grant-state-looks = Can look until { $day }
grant-state-waits = Needs a new file from you
grant-state-ended = Ended on { $day }
grant-state-over = Over. The last day was { $day }
grant-days = Days from { $first } on
grant-until-day = Until { $day }
grant-last = Last given on { $day }. { $by }, number { $number }.
grant-outdated = You changed this after the last file. { $name } still has the file from before. Make a new one and give it to them.
grant-closed = What { $name } had has closed by itself. Make a new file and give it to them.
grant-still-opens = What was given before may open until { $day }.
grant-give-first = Give it to them
grant-give-again = Make a new file
grant-give-again-why = The same six words open it. It has your diary up to today.
grant-look = See it as they do
grant-change = Change who, what or how long
grant-change-go-on = Go on with your change
grant-longer = Let them look longer
grant-longer-why = What they can see stays as it is. It counts once you give them a new file.
grant-extend-7 = 7 days from today
grant-extend-30 = 30 days from today
grant-extended = They may look until the new day. Give them a new file now.
grant-end = End sharing now
grant-end-question =
    { $name } gets nothing new after this. If they have a passcode on this device, it opens nothing any more.

    What they have can be read on their device until { $day }, and pictures they took of it stay. You cannot reach into their phone.

    Next you can make a file that ends it: once they open it there, what you shared is taken away. End it now?
grant-end-question-new =
    No file was given to { $name } yet, and none will be. If they have a passcode on this device, it opens nothing any more.

    End it now?
grant-end-question-closed =
    { $name } gets nothing new after this. What you gave them has closed by itself. If they have a passcode on this device, it opens nothing any more.

    End it now?
grant-end-yes = Yes, end it
grant-ended = Ended. { $name } gets nothing new.
grant-ending = A file that ends it for them
grant-ending-why = Once { $name } opens it, what you shared is taken away on that device. Until then they can read it there up to { $day }. Pictures they took stay.
grant-ending-make = Make the ending file

grant-by-file = As a file
grant-by-codes = As codes
grant-by-device = On this device
grant-log-to = To { $name }, { $day }, { $time }
grant-log-what = { $by }, number { $number }: { $topics }. Days from { $first } to { $last }. Opens until { $until }.
grant-log-ends = { $by }, number { $number }: the file that ends it.

### Supporter's passcode

# On the patient's own device: another person looks at what was granted, behind a passcode of their own.
lock-supporter = I am here as a supporter
side-title = For a supporter
side-why = Here you can look at what the person with this diary chose to show you. Their diary stays locked.
side-passcode = Supporter's passcode
side-open = Show me
side-opening = Opening…
side-wait = Please wait { $time }, then try again.
side-close = Close
side-card = On this device
side-card-why = They can look at this here, on your own device, with a passcode of their own. Your diary stays locked meanwhile. To leave what they see, your passcode is needed.
side-own-first = Set a passcode for your diary first. Without one, anybody could go on from what they see to your diary.
side-own-first-go = Set my passcode
side-set = Set a supporter's passcode
side-change = Change the supporter's passcode
side-other = { $name } has a supporter's passcode on this device now. A new one takes its place.
side-present-why = First, your own passcode. So nobody who holds your open diary for a moment can let others in.
side-new-why = Now the supporter's passcode. Choose one that is not yours, and tell it to them.
side-save = Save this passcode
side-making = Getting it ready…
side-saved = The supporter's passcode is set.
side-on = A supporter's passcode is set. What they see is from { $day }, and is made new each time your diary locks.
side-hand-over = Hand over the device now
side-hand-over-why = This locks your diary, and asks for the supporter's passcode.
side-remove = Take the supporter's passcode away
side-remove-question = { $name } can then not look on this device any more. Take it away?
side-remove-yes = Yes, take it away

### Export

export-title = Export
export-open = These files are not locked. Anyone who has one can read it.
export-all = All you wrote is in them, notes and hard answers too.
export-json = My whole diary
export-json-why = For another program, or to bring back here. It keeps all there is, old versions too.
export-csv = Tables of my days
export-csv-why = For a spreadsheet. Check-ins, doses and scores, one table each.
export-calendar = Make a calendar file
calendar-title = Dates for my calendar
calendar-why = The next dates in your plan and your visits. Other people may see your calendar, so it names no medicine and no clinic.
calendar-time = Remind me every day at
calendar-time-hint = Like { $example }. Leave it empty for no reminder.
calendar-again = When a date moves, make the file again and open it once more. A date that no longer holds may stay in your calendar. Take it out there.
## In the sight of others: no medicine, no amount, no clinic.

calendar-step = Glidepath: next date in my plan
calendar-stays = Glidepath: a date in my plan
calendar-last = Glidepath: last date in my plan
calendar-visit = Glidepath: a visit
calendar-reminder = Glidepath: a minute for today

### The clinic's computer

trouble-clinic-unreachable = Your clinic's computer cannot be reached. Your diary is safe. Check that you are online, then try again.
trouble-clinic-slow = Your clinic's computer took too long to answer. Your diary is safe. Try again later.
trouble-certificate-wrong = This address cannot prove that it is your clinic. Nothing was sent. Do not go on; ask your clinic.
trouble-address-not-safe = This address is not safe: it begins with http, not https. Ask your clinic for the safe one.
trouble-address-unclear = This is not an address that Glidepath can use. It looks like { $example }. Ask your clinic for it.
trouble-redirected = Your clinic's computer pointed to another address. For safety Glidepath did not go there. Ask your clinic for the right address.
trouble-answer-strange = Your clinic's computer gave an answer that Glidepath cannot read. Your diary is safe. Try again later, or tell your clinic.
trouble-not-fhir = There is no clinic's computer at this address that Glidepath can talk to. Check the address with your clinic.
trouble-no-smart = Your clinic's computer is there, but patients cannot sign in to it this way. You can still bring or print your report.
trouble-ability-missing = Your clinic's computer cannot do what Glidepath needs: { $missing }. You can still bring or print your report.
trouble-not-signed-in-denied = You are not signed in: the page said no. You can try again, or ask your clinic.
trouble-not-signed-in-took_long = You did not come back from the browser in time. Try again when you have a quiet moment.
trouble-not-signed-in-mixed_up = What came back from the browser does not belong to this sign-in. For safety it was not used. Try again.
trouble-not-signed-in-no_patient = The sign-in did not say which record is yours. Ask your clinic.
trouble-not-signed-in-narrowed = You did not allow anything that Glidepath could use. Sign in again and leave at least one box ticked.
trouble-not-signed-in-no_port = Other programs on this computer are in the way. Close some of them and try again.
trouble-sign-in-expired = Your sign-in at the clinic has run out. Sign in again. What waits to be sent stays here.
trouble-clinic-forbids = Your sign-in does not allow this. Sign in again and allow it, or ask your clinic.
trouble-clinic-busy = Your clinic's computer is busy. Try again later.
trouble-clinic-busy-wait = Your clinic's computer is busy. Try again in { $time }.
trouble-clinic-refuses = Your clinic's computer did not take it. Your diary is safe.
trouble-clinic-refuses-reason = Your clinic's computer did not take it. It says: “{ $reason }” Your diary is safe.

clinic-card = Send to my clinic
clinic-card-why = If your clinic offers it, Glidepath can send them a summary. You see all of it first. Nothing goes by itself.
clinic-card-demo = This is the demo, so nothing can be sent from here.
clinic-card-signed-out = { $name } is added. Sign in there before you can send or read.
clinic-card-here = You are signed in at { $name }.
clinic-card-add = Add my clinic
clinic-card-manage = My clinic and sign-in
clinic-card-sign-in = Sign in at my clinic
clinic-card-waiting = { $count ->
    [one] 1 part waits to be sent.
   *[other] { $count } parts wait to be sent.
}
clinic-card-sent = Last sent on { $day }.
clinic-page = My clinic
clinic-no-name = A clinic without a name
clinic-why = Some clinics have a computer that can take your summary and give you your plan. Ask your clinic for its address or its link.
clinic-address = Address or link
clinic-address-hint = Like { $example }
clinic-address-link = Your clinic may print a square code (QR). Read it with your phone's camera: it opens Glidepath, or shows a link that you can paste here.
clinic-look = Look for my clinic
clinic-asking = Asking your clinic's computer.
clinic-found = This answered
clinic-found-right = Is this your clinic? If not, do not go on.
clinic-way-bundle = It takes all that Glidepath can send.
clinic-way-one_by_one = It takes all that Glidepath can send, one thing at a time.
clinic-way-report = It takes your report as a document, and nothing else.
clinic-add = Yes, add this clinic
clinic-other = Another address
clinic-sign-in = Sign in
clinic-sign-in-why = You sign in on your clinic's own page, in your browser. Glidepath never sees your password there.
clinic-sign-in-asks = The page will ask if Glidepath may:
clinic-asks-write = add to your record what you choose to send
clinic-asks-read = read your name, your plan and your visits
clinic-asks-stay = stay signed in, so that you need not do this each time
clinic-open = Open my clinic's page
clinic-open-why = The page opens in your browser. Sign in there, then come back here.
clinic-waiting = Waiting for you to come back from the browser.
clinic-back-title = Back to Glidepath
clinic-back-done = You can go back to Glidepath now. This page can be closed.
clinic-back-other = There is nothing here. You can go back to Glidepath and sign in from there.
clinic-here = You are signed in. Nothing is sent until you press Send.
clinic-person = The clinic knows you as { $name }.
clinic-person-wrong = If that is not you, sign out and call your clinic.
clinic-missing = Not allowed when you signed in: { $what }. To change that, sign out and sign in again.
clinic-missing-answers = sending your check-ins and questionnaires
clinic-missing-doses = sending what you took
clinic-missing-report = sending your report
clinic-missing-messages = sending that you want to talk
clinic-missing-sharing = sending who you share with
clinic-missing-maker = sending who wrote it
clinic-missing-plan = reading your plan
clinic-missing-goals = reading your goals
clinic-missing-visits = reading your visits
clinic-missing-name = reading your name
clinic-missing-stay = staying signed in
clinic-sign-out = Sign out
clinic-remove = Remove this clinic
clinic-remove-question = Glidepath forgets the clinic and your sign-in. What was sent stays at the clinic. Remove it?
clinic-remove-yes = Yes, remove it

send-page = Send to my clinic
send-to = To { $name }
send-now = Send
send-change = Change the days or topics
send-getting-ready = Getting it ready, so that you can see what goes.
send-sending = Sending. Parts that arrived are there; the rest waits here.
send-not-watched = Nobody is watching what you send. It is not for emergencies: press Help now, or call.
send-with-report = Send my report, too
send-with-report-why = A document for people to read: the same pages as your visit report, with the days and topics chosen here.
send-preview = The report that goes along
send-nothing-new = Nothing is new since you last sent. There is nothing to send.
send-size = About { $size } kB in all.
send-way-bundle = Your clinic gets it as entries of your record.
send-way-one_by_one = Your clinic's computer takes one entry at a time, so this may take a while.
send-not-taken-sharing = Your clinic's computer does not take who you share with. That stays here.
send-way-report = Your clinic's computer takes the report alone.
send-count-checkin = Check-ins: { $count }.
send-count-measure = Single answers out of them, for charts: { $count }.
send-count-questionnaire = Questionnaires: { $count }.
send-count-score = Answers and scores out of them: { $count }.
send-count-dose = What you said about doses: { $count }.
send-count-report = Reports: { $count }.
send-count-request = Questions and wishes: { $count }.
send-count-alert = Things that were noticed: { $count }.
send-count-supporter = People you share with: { $count }.
send-count-consent = What you let them see: { $count }.
send-count-withdrawn = Taken back, because you took them out of your diary: { $count }.
send-days = { $first } to { $last }
send-exact-show = Show it exactly (JSON)
send-exact-hide = Hide it
send-exact-why = This is what your clinic's computer reads. Long texts are cut here; the file has all of it.
send-exact-save = Save it as a file
send-exact-part = Part { $number }
send-waiting = Waits to be sent
send-waiting-now = Send what waits
send-part-again = Send it again
send-part-take-back = Do not send this
send-part-take-back-question = It stays in your diary and is not sent now. The next time you press Send it is offered again. Go on?
send-part-take-back-unsure = It may have arrived at your clinic already. It stays in your diary and is not sent now. If you want it to be gone from your clinic’s record, let it go first, take it out of your diary, and press Send once more. Go on without sending it?
send-part-take-back-yes = Yes, do not send it now
send-why-new = It was not tried yet.
send-why-offline = Your clinic's computer could not be reached.
send-why-busy = Your clinic's computer was busy.
send-why-until = Try again after { $time }.
send-why-unclear = It may have arrived. Sending it again does no harm: your clinic keeps it once.
send-why-sign_in = Your sign-in has run out. Sign in again, then send it.
send-why-forbidden = Your sign-in does not allow this. Sign in again and allow it, or ask your clinic.
send-why-refused = Your clinic's computer did not take it.
send-why-reason = It says: “{ $reason }”
send-why-changed = Somebody at your clinic changed it since you sent it. If you send it again, yours takes its place.
send-done = Your clinic's computer has it
send-receipt = { $day }, { $time }, to { $to }
send-receipt-days = About { $days }
send-some-wait = { $count ->
    [one] 1 part waits. What arrived is there; this stays here until you send it.
   *[other] { $count } parts wait. What arrived is there; these stay here until you send them.
}
send-nothing-went = Nothing was sent.
send-ok = Done
send-receipts = What I sent
send-receipts-more = Show all
send-receipts-less = Show fewer

### Sent to the clinic

# These are in what goes to the clinic's computer, for the people who read it there. They are sent
# in English, whatever language Glidepath speaks.
fhir-late = Entered on a later day than the one it is about.
fhir-corrected = Corrected after it was saved.
fhir-unsaid = how strong was not said
fhir-form-full = Daily check-in
fhir-form-short = Short check-in for a hard day
fhir-total = { $name }: score
fhir-part = { $name }: sum of the answers that are told
fhir-not-scored = Not scored: not every question was answered.
fhir-part-why = One question is left out, so this is not the score of the whole questionnaire.
fhir-as-planned = Taken as planned.
fhir-none-taken = None was taken.
fhir-skipped = { $count ->
    [one] 1 planned dose was not taken.
   *[other] { $count } planned doses were not taken.
}
fhir-times = { $amount }, { $times } times
fhir-medicine = A medicine without a name
fhir-other-source = Something from another source
fhir-other-source-said = Something from another source: { $what }
fhir-pause = Asks to talk about a pause in the plan
fhir-question = A question for the next visit
fhir-rule = Glidepath rule { $rule }
fhir-rule-unknown = A rule of Glidepath
fhir-asked-on = Written on { $day }.
fhir-alert-told = Glidepath told the patient this on { $day }.
fhir-alert-level = How soon: { $level }.
fhir-alert-not-shown = Glidepath did not show this to the patient in the diary.
fhir-alert-done = What was done then: { $done }.
fhir-not-emergency = This is part of a diary that the patient chose to share. It is not for emergencies, and nobody may have read it yet.
fhir-withdrawn = Entered in error and taken back by the patient.
fhir-consent-policy = The patient's own app shows this person what is named here, and nothing else. It asks the clinic to show nothing.
fhir-relation-clinician = Clinician
fhir-relation-other = Another person
fhir-share-doses = Doses and the plan
fhir-share-pain_and_function = Pain, daily life and what was managed
fhir-share-mood = Mood
fhir-share-sleep = Sleep
fhir-share-withdrawal = Withdrawal feelings and side effects
fhir-share-alerts = What was noticed
fhir-share-milestones = Milestones
fhir-share-questionnaires = Questionnaires
fhir-share-cravings = Urges to take more, alcohol and other substances
fhir-share-notes = Notes in the patient's own words
fhir-share-self_harm = Answers about safety and self-harm

### Visit report

report-title = Visit report
report-title-dates = Visit report, { $first } to { $last }
report-dates = { $first } to { $last }: { $entered ->
    [one] a check-in on { $entered } of { $days } days
   *[other] check-ins on { $entered } of { $days } days
}
report-made = Made on { $day }, { $time }.
report-is-not = All of it is self-reported. Nobody is watching it and it is not for emergencies. The app works out no dose.
report-foot = Visit report, { $first } to { $last }. Self-reported.
report-page-of = Page { $page } of { $pages }
report-follows = On the next pages
report-unread-days = { $days ->
    [one] On one of these days something cannot be opened. It is left out here. Nothing was deleted.
   *[other] On { $days } of these days something cannot be opened. It is left out here. Nothing was deleted.
}
report-unread-topic = { $topic }: one entry cannot be opened, so nothing is told of it here. Nothing was deleted.
report-missing = –
report-few = too few ({ $days })
report-typical = { $value } ({ $days })
report-pair = { $name } { $value }
report-better-lower = Lower is better: { $names }.
report-better-higher = Higher is better: { $names }.
report-percent = { $percent }%
report-topic-plan = The plan and visits
report-topic-doses = Doses
report-topic-pain = Pain
report-topic-function = Daily life
report-topic-mood = Mood
report-topic-sleep = Sleep
report-topic-withdrawal = Withdrawal feelings
report-topic-side_effects = Side effects
report-topic-activity = Things managed
report-topic-other_substances = Alcohol and calming medicine
report-topic-questionnaires = Questionnaires
report-topic-milestones = Milestones
report-topic-alerts = What was noticed
report-topic-requests = A wish to talk about a pause
report-topic-questions = Questions for the visit
report-topic-charts = Charts
report-topic-day_table = Every day in a table
report-topic-cravings = Urges to take more
report-topic-notes = Notes in my own words
report-topic-self_harm = Answers about safety and self-harm
report-topic-caregivers = Who I share with
report-section-plan = Plan
report-section-requests = Would like to talk about a pause
report-section-questions = Questions for this visit
report-section-milestones = Milestones
report-section-doses = Doses: agreed and taken, in days
report-section-how = How it was
report-section-worst = The hardest week
report-section-side_effects = What bothered most
report-section-alerts = What was noticed, and what was done
report-section-charts = Charts
report-section-safety = Answers about safety and self-harm
report-section-steps = The plan in full
report-section-alerts-all = Everything that was noticed
report-section-questionnaires = Questionnaires
report-section-side_effects-all = All that bothered
report-section-managed = Managed, and other substances
report-section-milestones-all = All milestones
report-section-notes = Notes
report-section-days = Day by day
report-section-reading = How to read this report
report-section-entered = Added later, and corrected
report-section-limits = Limits in use
report-section-about = About this report
report-plan-none = No plan was in force on the last of these days.
report-plan-state = How it stands
report-plan-since = { $dose } since { $day }
report-plan-step-of = step { $number } of { $steps }
report-plan-next = Next
report-plan-from = { $dose } from { $day }
report-plan-no-next = no other step is agreed
report-plan-needed = { $medicine }, only when needed
report-plan-changes = Changes of the plan in these days
report-visits = Visits
report-visit-last = last on { $day }
report-visit-next = next on { $day }
report-steps-step = Step
report-steps-dates = Dates
report-steps-dose = Agreed dose
report-steps-of-start = Of the start
report-steps-state = State
report-changes-from = From
report-changes-what = What
report-changes-decided = Decided by
report-changes-why = Why
report-decided-clinic = the clinic
report-decided-together = clinic and patient together
report-decided-me = the patient
report-doses-medicine = Medicine
report-doses-days = in all
report-doses-as_planned = as planned
report-doses-less = less
report-doses-more = more
report-doses-none = none
report-doses-unknown = not known
report-doses-together = All together
report-doses-nothing = Nothing was agreed or said about doses in these days.
report-doses-said = Days without an agreed dose: { $usual } with doses as usual, { $different } with something different.
report-doses-needed = { $days ->
    [one] { $medicine }, only when needed: on one day, { $most } then.
   *[other] { $medicine }, only when needed: on { $days } days, up to { $most } in one day.
}
report-doses-beyond = { $days ->
    [one] On one of them it was more than the agreed most of a day.
   *[other] On { $days } of them it was more than the agreed most of a day.
}
report-doses-elsewhere = { $days ->
    [one] On one day something from another source was taken.
   *[other] On { $days } days something from another source was taken.
}
report-how-measure = Middle value (days)
report-how-start = At the start
report-how-before = Before the last step
report-how-since = Since the last step
report-how-whole = All these days
report-how-clinic = { $value } (from the clinic)
report-how-numbers = In brackets: the days behind each number. Ratings go from 0 to 10.
report-how-basis = The start is the 14 days before the first lower step on { $day }.
report-how-no-start = No lower step has begun, so there is no start to compare with.
report-how-step = The last step came on { $day }: { $medicine } from { $before } to { $after }. “Before” is up to 14 days before it.
report-worst = { $first } to { $last }, by { $measure }
report-worst-none = No week stands out, or no week has three days with an answer.
report-chips-activity = What was managed
report-chips-other_substances = Alcohol and sleeping or calming medicine
report-chips-unasked = No day has an answer to this.
report-chips-asked = { $kinds ->
    [0] { $days ->
        [one] One day has an answer: none.
       *[other] { $days } days have an answer: none of them.
    }
   *[other] { $days ->
        [one] Of the one day with an answer:
       *[other] Of the { $days } days with an answer:
    }
}
report-chips-line = { $days ->
    [one] { $name }: { $days } day
   *[other] { $name }: { $days } days
}
report-chips-line-strong = { $days ->
    [one] { $name }: { $days } day ({ $how })
   *[other] { $name }: { $days } days ({ $how })
}
report-chips-strong = { $days } { $severity }
report-alerts-what = Told to the patient
report-alerts-when = When
report-alerts-done = What the patient did
report-alerts-level = Level
report-alerts-told = { $times ->
    [one] { $day }
   *[other] { $times } times, last on { $day }
}
report-alerts-none = Nothing was noticed in these days. That is not a check-up.
report-alerts-more = { $more ->
    [one] One more kind stands under “Everything that was noticed”.
   *[other] { $more } more kinds stand under “Everything that was noticed”.
}
report-alerts-text = { $title }. { $seen }
report-alerts-open = still so
report-alerts-over = over
report-alerts-not-shown = not shown to the patient
report-did-nothing = nothing said
report-did-called = called ({ $day })
report-did-talked = talked to someone ({ $day })
report-did-waited = waited ({ $day })
report-did-safe = said “safe for now” ({ $day })
report-did-right = said that it is right ({ $day })
report-clinician = For the clinician, not shown to the patient ({ $day }): { $seen } { $do }
report-request-since = Noted on { $day }.
report-request-said = Noted on { $day }: “{ $text }”
report-milestone = { $day }: { $wording }
report-milestone-ahead = Still ahead: { $wording }
report-milestones-more = { $more ->
    [one] One more stands under “All milestones”.
   *[other] { $more } more stand under “All milestones”.
}
report-scale-part = { $count ->
    [one] One question is left out of this report, as chosen. The others are added up here. There are no bands for such a sum.
   *[other] { $count } questions are left out of this report, as chosen. The others are added up here. There are no bands for such a sum.
}
report-scale-range = From { $low } to { $high }
report-scale-day = Day
report-scale-score = Score
report-scale-start = Against the start
report-scale-last = Against the time before
report-scale-band = Band
report-scale-notes = Notes
report-scale-question = Question
report-scale-change = { $direction ->
    [same] the same ({ $day })
    [higher] { $points } higher (was { $before }, { $day })
   *[lower] { $points } lower (was { $before }, { $day })
}
report-scale-missing = { $count ->
    [one] left out: { $questions }
   *[other] left out: { $questions }
}
report-scale-newest = The newest { $shown } of { $times } times.
report-band-mild = mild
report-band-moderate = moderate
report-band-moderately_severe = moderately severe
report-band-severe = severe
report-band-none = below the first
report-mark-late = added later
report-mark-corrected = corrected
report-mark-unread = cannot be opened
report-notes-none = There are no notes in these days.
report-notes-day = Day
report-notes-about = About
report-notes-text = In the patient's words
report-notes-correction = Why it was corrected
report-notes-doses = Doses
report-safety-none = No such answer was given in these days.
report-safety-day = Day
report-safety-question = Question
report-safety-answer = Answer
report-days-how = Doses: taken / agreed. A dash means that nothing was said. It is never a zero.
report-days-day = Day
report-days-doses = { $medicine }, { $unit }
report-days-dose = { $taken } / { $planned }
report-days-pain_24h = Pain
report-days-interference_24h = In the way
report-days-mood = Mood
report-days-sleep_hours = Sleep, hours
report-days-sleep_quality = Sleep quality
report-days-withdrawal = Withdrawal
report-days-craving = Urge
report-days-side_effects = Side effects
report-days-activity = Things done
report-days-marks = Marks
report-read-self = All of it was said by the patient in a diary. Nothing was measured by a device.
report-read-middle = A middle value is the median: half of the days lie above it and half below. It needs three days with an answer, and the start needs five.
report-read-missing = A day without an answer is not known. It counts as nothing else, and never as zero or as taken.
report-read-worst = The hardest week is seven days in a row with the worst mean, from three days with an answer on.
report-read-clinic = Scores have bands only where their makers gave some. No score is a diagnosis.
report-read-cause = Things stand side by side here. That does not mean that one is the cause of the other.
report-read-left-out = Not in this report, as chosen: { $topics }.
report-entered-none = Nothing was entered in these days.
report-entered-what = What
report-entered-in-all = In all
report-entered-late = Added later
report-entered-corrected = Corrected
report-entered-checkins = Days with a check-in
report-entered-doses = Days with doses
report-entered-questionnaires = Questionnaires
report-entered-plans = Versions of the plan
report-page-title = Your visit report
report-of = From { $first } to { $last }.
report-without = Not in it: { $topics }.
report-all = Everything you wrote is in it, also notes and answers about safety.
report-change = Change the days, topics or paper
report-days = Which days
report-day-first = From
report-day-last = To
report-topics = What it tells of
report-topics-asked = These are in it only when you tick them:
report-paper = The paper it is printed on
report-paper-a4 = A4
report-paper-letter = US Letter
report-make = Make the report
report-making = Making your report.
report-preview = What is in it
report-preview-why = Page one, as your clinic will read it. Nothing has left your device.
report-problem-first = Please type the first day as { $example }.
report-problem-last = Please type the last day as { $example }.
report-problem-turned = The first day comes after the last one. Please choose the days again.
report-problem-ahead = The last day is still to come. Please choose today or a day before.
report-problem-before = There is nothing in the diary up to that day. It begins on { $day }.
report-entered-why = Added later means on a later day than the one described. What was corrected is kept in the diary.
report-about-made = Made with Glidepath { $version }.

### Supporting somebody

supporting-title = People I support
supporting-none = Somebody who wants you to see a part of their diary gives you a file and six words. Open the file here.
supporting-kept = Each is kept apart and locked on this device. You can look at it, and change nothing.
supporting-until = You can look until { $day }.
supporting-made = As of { $day }.
supporting-open = Look
supporting-open-label = Look at what { $name } shared
supporting-again = What they share next opens by itself: choose the new file, and no words are needed.
supporting-bring = Open a file
supporting-bring-why = It came to you in a message or on a stick. Its name ends in jwe.
supporting-codes = I was shown codes
supporting-codes-why = Scan each code with your camera. If a code gives you a text instead, paste it here.
supporting-codes-paste = Text of a code
supporting-codes-add = Add this code
supporting-codes-have = { $count } of { $all } codes are here.
supporting-codes-wrong = This is not one of the codes. Please scan or copy it once more.
trouble-parts-missing = Some of the codes are not here yet.
trouble-parts-mixed = This code belongs to another set. Take all codes of one set.
supporting-words-title = The six words
supporting-words-why = Type the six words that you were told. The order counts. Capital letters do not.
supporting-words = Six words
supporting-words-open = Open
supporting-words-opening = Opening.
supporting-stopped = Stopped. Nothing was taken in.
supporting-other = Choose something else
supporting-too-large = This is too large to be what somebody shared from Glidepath.
supporting-opened = Here. Only this device can open it now.
supporting-newer = The newer one is here. It took the place of the old one.
supporting-ended = { $name } has ended sharing with you. What was here from them is gone.
supporting-gone = { $count ->
    [one] The time of one thing that was shared has passed. It is gone from this device.
   *[other] The time of { $count } things that were shared has passed. They are gone from this device.
}
supporting-passed = This is not here any more. Its time has passed, or it was taken away.
supporting-remove = Remove from this device
supporting-remove-ask = It goes from this device at once. You can open the file again while its time has not passed.
supporting-remove-yes = Remove it
supporting-removed = Removed from this device.
supporting-by = Shared by { $name }
supporting-frozen = It shows what was written up to then, and nothing after. Nobody is watching it. If you worry, get in touch.
supporting-read-only = You can only look. Nothing you do here reaches the diary.
supporting-empty = Nothing was written about these days.
supporting-emergency = In an emergency, call { $number }
supporting-emergency-local = In an emergency, call your local emergency number
supporting-emergency-when = They hardly breathe, cannot be woken, or their lips are blue or grey: call, give naloxone, stay.
supporting-emergency-naloxone = Naloxone, step by step
supporting-alerts = What was noticed, and what you can do
supporting-alerts-why = Each comes from what was written. It may have passed, and you may see more than any diary.
supporting-alert-once = For { $day }
supporting-alert-often = { $times } times, the last for { $day }
supporting-alert-level-emergency = Emergency
supporting-alert-level-urgent = Serious
supporting-alert-level-call = Worth a talk
supporting-alert-level-notice = Good to know
supporting-alerts-more = Show what was noticed before
supporting-alerts-less = Hide what was noticed before
supporting-glide = The agreed dose, and what was taken
supporting-steps-about = For each step, the middle value of up to 14 days before it and of up to 14 days from it on. Beside it stands the number of days that have an answer.
supporting-milestones = Milestones reached
supporting-milestone = { $day }: { $wording }
supporting-safety = Answers about being safe
supporting-safety-why = If you worry, ask today, and ask plainly. You do not have to know what to say. A crisis line helps you, too.
supporting-safety-help = Said: I need help
supporting-safety-question = “{ $question }” { $answer }
supporting-notes = In their own words
supporting-notes-doses = About a dose
supporting-days = Day by day
supporting-days-show = Show the days
supporting-days-hide = Hide the days
supporting-days-day = Day
supporting-days-said = What was said
supporting-days-answer = { $question }: { $answer }
scale-phq9-part-name = Mood, more questions (PHQ-9)
scale-part-meaning = This adds up { $count } answers. 0 is none of it, { $high } is the most. Lower is better.
supporting-learn = To read
supporting-learn-title = Learn
supporting-learn-helping = How to help
supporting-learn-warning-signs = Warning signs
supporting-learn-naloxone = Naloxone, step by step
supporting-more = People I support
supporting-own-diary = Begin a diary of my own
supporting-own-diary-why = This device then also keeps a diary for you. What others share with you stays apart from it.
supporting-own-diary-yes = Begin
supporting-nav-people = People
supporting-nav-learn = Learn
supporting-firstrun = I want to support somebody
supporting-firstrun-why = Somebody is lowering a medicine and wants to show you a part of their diary.
supporting-firstrun-ready = This device is ready
supporting-firstrun-ready-text = Now you can open what somebody shares with you.
supporting-firstrun-go = Open what was shared

supporting-help-lead = You cannot do this for them. You can make it less lonely, and that counts for a lot.
supporting-help-does = What helps
supporting-help-does-ask = Ask how they are before you ask about the medicine.
supporting-help-does-listen = Listen first. Ask if they want advice before you give any.
supporting-help-does-life = Notice what goes well in daily life: a walk, a good night, a meal with you.
supporting-help-does-offer = Offer one plain thing: a lift to the clinic, a meal, an hour of company.
supporting-help-does-pause = A pause, or going back up, is an ordinary part of a plan. It is no step back.
supporting-help-not = What does not help
supporting-help-not-search = Counting pills, or looking through bags and rooms.
supporting-help-not-blame = Blame, threats and tests.
supporting-help-not-dose = Telling them what to take. The plan is theirs and their clinic's.
supporting-help-not-daily = Asking about each dose, each day.
supporting-help-worry = When you worry
supporting-help-worry-say = Say what you saw, and that you care: “You slept most of the day. I worry about you.”
supporting-help-worry-call = Offer to call the clinic together. It is their call to make.
supporting-help-worry-now = If someone is in danger now, call the emergency number and stay.
supporting-help-you = You count, too
supporting-help-you-talk = Find somebody to talk to yourself. Crisis lines are there for you as well.
supporting-help-you-rest = You do not have to be there at all times. Share the load if you can.

supporting-signs-lead = You know this person. If something looks wrong to you, trust that more than any app.
supporting-signs-overdose = Too much opioid: call the emergency number at once
supporting-signs-less = A body that is used to less can be harmed by an amount it once took well. This can be so after a week at less.
supporting-signs-drowsy = Perhaps too much: stay with them, and call the clinic today
supporting-signs-withdrawal = Withdrawal feelings
supporting-signs-withdrawal-what = Sweating, yawning, restless legs or hands, stomach cramps, poor sleep.
supporting-signs-withdrawal-course = After a step they mostly begin within 3 days and settle in one to two weeks.
supporting-signs-withdrawal-bad = They need care the same day if they faint or cannot keep fluids down. Chest pain is an emergency.
supporting-signs-mood = Low mood
supporting-signs-mood-what = Little joy in things, feeling down or hopeless, pulling back from people.
supporting-signs-mood-common = It is common while a dose goes down, and it can be treated. Their clinic wants to know.
supporting-signs-mood-ask = If you worry, ask plainly: “Do you think about ending your life?” Asking does not put the thought there.
supporting-signs-mood-yes = If they say yes: stay with them, and call a crisis line or the emergency number together.

## Said of somebody else: each stands for the text after "supporter-instead-".

supporter-instead-scale-no-diagnosis = This is not a diagnosis.
supporter-instead-scale-phq2-meaning = 0 is none of it. 6 is the most. Lower is better.
supporter-instead-scale-gad2-meaning = 0 is none of it. 6 is the most. Lower is better.
supporter-instead-scale-phq9-meaning = 0 is none of it. 27 is the most. Lower is better.
supporter-instead-scale-gad7-meaning = 0 is none of it. 21 is the most. Lower is better.
supporter-instead-score-readiness_confidence-name = Confidence in the plan

## What a supporter can do about each kind of alert. No amounts, no blame, nothing about changing a dose.

supporter-alert-r01-title = They may not be safe
supporter-alert-r01-do = Get in touch now. Ask plainly how they are, and if they think about ending their life. If they may be in danger, stay with them and call the emergency number or a crisis line together.
supporter-alert-r02-title = Slow breathing, or hard to wake
supporter-alert-r02-do = If you see it now: call the emergency number, give naloxone, lay them on their side and stay. If it has passed, they still need to be seen today. Ask if they were.
supporter-alert-r03-title = Very sleepy or confused
supporter-alert-r03-do = If it is so today, stay with them and do not let them drive. No alcohol. Help them to call their clinic before the next dose. If breathing gets slow or you cannot wake them, it is an emergency.
supporter-alert-r04-title = More than planned
supporter-alert-r04-do = This can happen, and blame does not help. Ask how they are. You can offer to be there when they tell their clinic.
supporter-alert-r05-title = Much more than planned
supporter-alert-r05-do = Their body is used to less now, so this was an overdose risk. Know where the naloxone is, and do not leave them alone while they are very sleepy. Offer to sit with them when they call their clinic.
supporter-alert-r05-earlier-title = As much as before
supporter-alert-r05-earlier-do = Their body may be used to less by now, so the old amount was an overdose risk. Know where the naloxone is, and do not leave them alone while they are very sleepy. Offer to sit with them when they call their clinic.
supporter-alert-r06-title = From another source
supporter-alert-r06-do = Nobody can know how strong it was. Know where the naloxone is, and do not leave them alone while they are very sleepy. Ask how they are, without blame. Their clinic wants to help.
supporter-alert-r07-title = Much less than planned
supporter-alert-r07-do = A sudden stop can make people very unwell. Ask how they feel and what got in the way. Offer to call their clinic together today.
supporter-alert-r08-title = A dose after days without
supporter-alert-r08-do = Their body may be used to less now. Be near today if you can, and know where the naloxone is. Offer to call their clinic together before the next dose.
supporter-alert-r09-title = Faster than agreed
supporter-alert-r09-do = This is for them and their clinic to look at. You can ask if they want to bring it up there.
supporter-alert-r10-title = Strong withdrawal
supporter-alert-r10-do = This is hard, and it passes. Company, warmth, sips of water and a quiet room may help. They can ask their clinic about a pause. You can offer to call with them.
supporter-alert-r11-title = Withdrawal that needs care
supporter-alert-r11-do = They need to be seen the same day. Offer to take them there. If they faint, get confused or have chest pain, call the emergency number.
supporter-alert-r11-chest-title = Chest pain
supporter-alert-r11-chest-do = If it is there now: call the emergency number and stay with them. If it has passed, they still need to be seen. Ask if they were.
supporter-alert-r12-title = More withdrawal than before
supporter-alert-r12-do = Ask what would help today, and offer company. They can ask their clinic about a pause.
supporter-alert-r13-title = Pain is clearly up
supporter-alert-r13-do = Ask what is hardest just now. Perhaps you can take one thing off them. Their clinic can look at it with them.
supporter-alert-r14-title = Still harder after the step
supporter-alert-r14-do = Levelling off is part of many plans. They can ask their clinic about a pause. You can help to put it into words.
supporter-alert-r15-title = Daily life is harder
supporter-alert-r15-do = Ask which one thing you could do for them this week. Their clinic wants to know what is harder now.
supporter-alert-r17-title = Low mood or worry
supporter-alert-r17-do = This is common while a dose goes down, and it can be treated. Listen more than you advise. Ask if their clinic knows.
supporter-alert-r17-phq9-title = Low mood
supporter-alert-r17-phq9-do = This is common while a dose goes down, and it can be treated. Listen more than you advise. Ask if their clinic knows.
supporter-alert-r17-phq9-severe-title = Very low mood
supporter-alert-r17-phq9-severe-do = Please get in touch today. Ask plainly how they are. If they think about ending their life, stay with them and call a crisis line together. It can be treated, and their clinic wants to know.
supporter-alert-r17-gad7-title = A lot of worry
supporter-alert-r17-gad7-do = This is common while a dose goes down, and it can be treated. Stay calm and near. Ask if their clinic knows.
supporter-alert-r18-title = A strong urge
supporter-alert-r18-do = Urges come and go. Ask if they want to call you when the next one comes. A walk or a talk may carry them over it.
supporter-alert-r19-title = A calming medicine and an opioid
supporter-alert-r19-do = Together they can slow breathing. Do not leave them alone while they are very sleepy. A sudden stop of a calming medicine can harm, too: their clinic can help with both.
supporter-alert-r19-alcohol-title = Alcohol and an opioid
supporter-alert-r19-alcohol-do = Together they can slow breathing, even in small amounts. Do not leave them alone while they are very sleepy. Plans without a drink are a good thing to offer.
supporter-alert-r20-title = Very little sleep
supporter-alert-r20-do = Short nights are common while a dose goes down. A quiet evening and some help during the day may do good. Their clinic can help with sleep.
supporter-alert-r21-title = No bowel movement
supporter-alert-r21-do = This is common with an opioid, and there is help at the clinic or pharmacy. Many people do not like to speak of it, so be kind.
supporter-alert-r21-belly-title = No bowel movement, and belly pain or vomiting
supporter-alert-r21-belly-do = They need to be seen the same day. Offer to call their clinic together, or to take them there.
supporter-alert-r22-title = Pain is up at an unchanged dose
supporter-alert-r22-do = A pattern that you may want to look at as a clinician. It is not a diagnosis.
supporter-alert-r23-title = Nothing was written for some days
supporter-alert-r23-do = That says nothing about how they are. You could just get in touch, and leave the diary out of it.

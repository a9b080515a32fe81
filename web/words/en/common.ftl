product-name = Way In
app-name = Checklist
without-script = This page needs JavaScript. Please switch it on in the settings of your browser, or ask your coordinator for help.
skip-to-content = Skip to the content
menu = Menu
language = Language
language-km = ភាសាខ្មែរ
language-en = English

distance-m = about { $value } m
distance-km = about { $value } km
confirm-no = No, keep it

update-ready = A new version of the app is ready. Nothing you have filled in is lost.
update-take = Use the new version
update-taking = Changing to the new version

put-back = This tablet was full, and the browser lost its store. Everything that was kept here was put back from the second copy. You need not do anything.
put-back-read = I have read this

accessibility-link = Accessibility

page-not-found = There is no such page
page-not-found-what-now = The address may have been typed wrongly, or the page has moved.
page-not-found-go = Go to the first page
page-not-loaded = The page could not be loaded
page-not-loaded-what-now = There seems to be no network. What you have filled in so far is safe on this device. Try again when the network is back.
page-not-loaded-go = Try again
page-not-secure = This tablet cannot be used at this address
page-not-secure-what-now = The address does not begin with https. Do not type your card here. Ask your coordinator for the address that begins with https, or for its QR code, and open that one.
page-not-secure-why = Over a connection that is not protected ({ $address }) the browser can neither lock what you write nor keep the app for when there is no network, and others could read along.
page-not-secure-go = Go to the first page
page-elsewhere = This app is open in another window
page-elsewhere-what-now = Only one window can be used at a time, so that no answer is lost. What was written there is kept.
page-elsewhere-go = Use it here

welcome = Can everybody vote here?
welcome-lede = Way In looks at polling stations through the eyes of voters with disabilities, and shows what has to change.
welcome-monitor = I visit polling stations
welcome-monitor-what = Fill in the checklist at a polling station. It also works without a network.
welcome-monitor-go = Open my stations
welcome-office = I work in the office
welcome-office-what = See the stations on the map, their barriers, and what should be done.
welcome-office-go = Open the office

problem-unreachable = No connection
problem-unreachable-what-now = The office could not be reached. Check the network and try again.
problem-not-a-reply = Something else answered
problem-not-a-reply-what-now = The network answered instead of the office. Perhaps it wants you to sign in to it first. Then try again.
problem-unnamed = That did not work

# Answers, units, barriers and ratings: on the tablet and in the office alike.
answer-yes = Yes
answer-no = No
answer-not-observed = Not observed
answer-not-applicable = Does not apply
answer-not-measured = Could not be measured
answer-because-crowd = Could not be measured: too crowded
answer-because-no-permission = Could not be measured: not allowed
answer-because-danger = Could not be measured: not safe
answer-because-no-tool = Could not be measured: no tool
answer-because-cannot-reach = Could not be measured: out of reach
answer-band-fits = The stick fits
answer-band-does-not-fit = The stick does not fit
answer-pair = { $name }: { $value }
answer-photos =
    { $photos ->
        [one] { $photos } photo
       *[other] { $photos } photos
    }
answer-with-note = { $answer } (note: { $note })
answer-missing = No answer

unit-cm = { $value } cm
unit-m = { $value } m
unit-min = { $value } min
unit-count = { $value }
unit-ratio = 1 : { $value }

severity-critical = Shuts people out
severity-major = Makes help necessary
severity-minor = A burden
severity-context = Worth knowing

state-full = Accessible
state-assisted = With help
state-none = Shut out
state-unknown = Not known
state-not-visited = Not visited

page-not-yours = This page is not for your role
page-not-yours-what-now = Your role in the office does not include this page. Ask an administrator if you need it.
page-not-yours-go = Go to the first page
undo = Undo
undone = Undone: the last change.
day = { $date } { $month } { $year }
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December

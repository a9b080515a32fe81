accessibility = Accessibility
accessibility-lede = This app is made for everybody who visits polling stations, and first of all for monitors with disabilities. Here you read what works, what we have tested, and what does not work yet.

accessible-aim = What we aim at
accessible-aim-level = Every page aims at WCAG 2.2, levels A and AA. Text keeps the contrast of level AAA too: at least 7 to 1. What you press is at least 48 pixels wide and high.
accessible-aim-status = We test this ourselves. No independent body has examined the app, so we do not call it certified.

accessible-tested = What we test
accessible-tested-axe = Every page in both languages with axe, a program that looks for barriers: light and dark, on a narrow screen and a wide one. It must find nothing.
accessible-tested-tree = A visit filled in by the names and roles that the browser hands to screen readers: first the question, then the hint, then what is wrong with the answer.
accessible-tested-keyboard = The same visit with the keyboard alone. A page that opens moves the focus to its heading.
accessible-tested-zoom = 400 % zoom: on a screen 320 pixels wide nothing is cut off, and nothing has to be moved sideways.
accessible-tested-colours = Forced colours, as Windows and some tablets offer them. Nothing is said by colour alone: there is always a word, and mostly a shape too.
accessible-tested-offline = Without a network every page of a monitor opens in both languages.

accessible-limits = What is not tested, or does not work yet
accessible-limits-readers = No person who uses a screen reader has tried the app for us yet, neither with TalkBack nor with NVDA. Our tests know what the browser hands over, not what is spoken.
accessible-limits-tablets = The app was not tried on real tablets yet, nor with switches, head movements or voice control. We test in Chromium only.
accessible-limits-voice = Many tablets have no Khmer voice. A screen reader then stays silent at Khmer text, or spells it out. Switching the app to English helps those who know English.
accessible-limits-khmer = The Khmer text was not checked yet by people who need easy language, and not by deaf people. There is no Khmer Sign Language in the app.
accessible-limits-photos = The app cannot say what a photo shows. Whoever takes it is asked for a description in words; without one a blind reader gets nothing from it.
accessible-limits-map = The map in the office cannot be read out. The list beside it holds the same stations.
accessible-limits-browser = What the browser itself says, for example when it asks to use the camera, is in the language of the browser.

accessible-report = When something shuts you out
accessible-report-how = Tell your coordinator, or the organisation that gave you the tablet: by phone, in person or in writing, as it suits you. Say on which page you were, what you wanted to do, and with what you read or type.
accessible-report-safe = Leave out names of voters, and what you answered at a station.

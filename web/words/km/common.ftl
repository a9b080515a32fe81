product-name = ផ្លូវចូល
app-name = បញ្ជីត្រួតពិនិត្យ
without-script = ទំព័រនេះត្រូវការ JavaScript។ សូមបើកវានៅក្នុងការកំណត់កម្មវិធីរុករករបស់អ្នក ឬសុំជំនួយពីអ្នកសម្របសម្រួល។
skip-to-content = រំលងទៅខ្លឹមសារ
menu = ម៉ឺនុយ
language = ភាសា
language-km = ភាសាខ្មែរ
language-en = English

distance-m = ប្រហែល { $value } ម៉ែត្រ
distance-km = ប្រហែល { $value } គីឡូម៉ែត្រ
confirm-no = ទេ ទុកដដែល

update-ready = កម្មវិធីមានកំណែថ្មីហើយ។ អ្វីដែលអ្នកបានបំពេញ មិនបាត់ទេ។
update-take = ប្រើកំណែថ្មី
update-taking = កំពុងប្តូរទៅកំណែថ្មី

put-back = ថេប្លេតនេះធ្លាប់ពេញ ហើយកម្មវិធីរុករកបានបាត់ឃ្លាំងទិន្នន័យរបស់វា។ អ្វីៗដែលបានរក្សាទុកនៅទីនេះ ត្រូវបានយកមកវិញពីច្បាប់ចម្លងទីពីរ។ អ្នកមិនចាំបាច់ធ្វើអ្វីទេ។
put-back-read = ខ្ញុំបានអានហើយ

accessibility-link = ភាពងាយស្រួលប្រើសម្រាប់ជនមានពិការភាព

page-not-found = រកមិនឃើញទំព័រនេះទេ
page-not-found-what-now = អាសយដ្ឋានអាចវាយខុស ឬទំព័រត្រូវបានប្តូរទីតាំង។
page-not-found-go = ទៅទំព័រដំបូង
page-not-loaded = មិនអាចបើកទំព័រនេះបានទេ
page-not-loaded-what-now = ហាក់ដូចជាគ្មានបណ្តាញទេ។ អ្វីដែលអ្នកបានបំពេញរួច ត្រូវបានរក្សាទុកដោយសុវត្ថិភាពក្នុងឧបករណ៍នេះ។ សូមព្យាយាមម្តងទៀត ពេលមានបណ្តាញវិញ។
page-not-loaded-go = ព្យាយាមម្តងទៀត
page-not-secure = មិនអាចប្រើថេប្លេតតាមអាសយដ្ឋាននេះបានទេ
page-not-secure-what-now = អាសយដ្ឋាននេះមិនចាប់ផ្តើមដោយ https ទេ។ សូមកុំវាយបញ្ចូលកាតរបស់អ្នកនៅទីនេះ។ សូមសុំអ្នកសម្របសម្រួលនូវអាសយដ្ឋានដែលចាប់ផ្តើមដោយ https ឬកូដ QR របស់វា រួចបើកអាសយដ្ឋាននោះ។
page-not-secure-why = តាមការតភ្ជាប់ដែលមិនមានការការពារ ({ $address }) កម្មវិធីរុករកមិនអាចចាក់សោអ្វីដែលអ្នកសរសេរ ឬរក្សាទុកកម្មវិធីសម្រាប់ពេលគ្មានបណ្តាញបានទេ ហើយអ្នកដទៃអាចអានបាន។
page-not-secure-go = ទៅទំព័រដំបូង
page-elsewhere = កម្មវិធីនេះកំពុងបើកក្នុងផ្ទាំងផ្សេង
page-elsewhere-what-now = អាចប្រើបានតែមួយផ្ទាំងក្នុងពេលតែមួយ ដើម្បីកុំឱ្យបាត់ចម្លើយ។ អ្វីដែលបានសរសេរនៅទីនោះ ត្រូវបានរក្សាទុក។
page-elsewhere-go = ប្រើនៅទីនេះ

welcome = តើមនុស្សគ្រប់គ្នាអាចបោះឆ្នោតនៅទីនេះបានទេ?
welcome-lede = កម្មវិធីនេះពិនិត្យមើលការិយាល័យបោះឆ្នោត តាមទស្សនៈរបស់អ្នកបោះឆ្នោតមានពិការភាព ហើយបង្ហាញអ្វីដែលត្រូវកែលម្អ។
welcome-monitor = ខ្ញុំចុះពិនិត្យការិយាល័យបោះឆ្នោត
welcome-monitor-what = បំពេញបញ្ជីត្រួតពិនិត្យនៅការិយាល័យបោះឆ្នោត។ កម្មវិធីដំណើរការបាន ទោះបីគ្មានបណ្តាញក៏ដោយ។
welcome-monitor-go = បើកការិយាល័យបោះឆ្នោតរបស់ខ្ញុំ
welcome-office = ខ្ញុំធ្វើការនៅការិយាល័យអង្គការ
welcome-office-what = មើលការិយាល័យបោះឆ្នោតលើផែនទី ឧបសគ្គដែលបានរកឃើញ និងអ្វីដែលគួរធ្វើ។
welcome-office-go = ចូលការិយាល័យអង្គការ

problem-unreachable = គ្មានការតភ្ជាប់
problem-unreachable-what-now = មិនអាចទាក់ទងការិយាល័យអង្គការបានទេ។ សូមពិនិត្យបណ្តាញ ហើយព្យាយាមម្តងទៀត។
problem-not-a-reply = មានប្រព័ន្ធផ្សេងបានឆ្លើយតប
problem-not-a-reply-what-now = បណ្តាញបានឆ្លើយតបជំនួសការិយាល័យអង្គការ។ ប្រហែលជាអ្នកត្រូវចូលគណនីបណ្តាញនោះជាមុនសិន រួចសូមព្យាយាមម្តងទៀត។
problem-unnamed = មិនបានសម្រេច

# ចម្លើយ ឯកតា ឧបសគ្គ និងកម្រិតវាយតម្លៃ៖ ដូចគ្នាលើថេប្លេត និងក្នុងការិយាល័យអង្គការ។
answer-yes = បាទ/ចាស
answer-no = ទេ
answer-not-observed = មិនបានសង្កេតឃើញ
answer-not-applicable = មិនពាក់ព័ន្ធ
answer-not-measured = មិនអាចវាស់បាន
answer-because-crowd = មិនអាចវាស់បាន៖ មនុស្សកុះករពេក
answer-because-no-permission = មិនអាចវាស់បាន៖ គ្មានការអនុញ្ញាត
answer-because-danger = មិនអាចវាស់បាន៖ មិនមានសុវត្ថិភាព
answer-because-no-tool = មិនអាចវាស់បាន៖ គ្មានឧបករណ៍
answer-because-cannot-reach = មិនអាចវាស់បាន៖ ទៅមិនដល់
answer-band-fits = ឈើវាស់ដាក់ចូលបាន
answer-band-does-not-fit = ឈើវាស់ដាក់ចូលមិនបាន
answer-pair = { $name }៖ { $value }
answer-photos = រូបថត { $photos } សន្លឹក
answer-with-note = { $answer } (កំណត់ចំណាំ៖ { $note })
answer-missing = គ្មានចម្លើយ

unit-cm = { $value } សង់ទីម៉ែត្រ
unit-m = { $value } ម៉ែត្រ
unit-min = { $value } នាទី
unit-count = { $value }
unit-ratio = ១ : { $value }

severity-critical = រារាំងទាំងស្រុង
severity-major = ត្រូវការជំនួយទើបបោះឆ្នោតបាន
severity-minor = ធ្វើឱ្យពិបាក
severity-context = គួរដឹង

state-full = អាចចូលបោះឆ្នោតបាន
state-assisted = បានតែមានជំនួយ
state-none = ត្រូវរារាំង
state-unknown = មិនទាន់ដឹង
state-not-visited = មិនទាន់ចុះពិនិត្យ

page-not-yours = ទំព័រនេះមិនមែនសម្រាប់តួនាទីរបស់អ្នកទេ
page-not-yours-what-now = តួនាទីរបស់អ្នកក្នុងការិយាល័យអង្គការ មិនរួមបញ្ចូលទំព័រនេះទេ។ សូមសួរអ្នកគ្រប់គ្រង បើអ្នកត្រូវការវា។
page-not-yours-go = ទៅទំព័រដំបូង
undo = លុបការកែចុងក្រោយ
undone = បានលុបការកែចុងក្រោយហើយ។
day = ថ្ងៃទី{ $date } ខែ{ $month } ឆ្នាំ{ $year }
month-1 = មករា
month-2 = កុម្ភៈ
month-3 = មីនា
month-4 = មេសា
month-5 = ឧសភា
month-6 = មិថុនា
month-7 = កក្កដា
month-8 = សីហា
month-9 = កញ្ញា
month-10 = តុលា
month-11 = វិច្ឆិកា
month-12 = ធ្នូ

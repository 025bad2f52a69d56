### هر آنچه صفحه می‌گوید، به فارسی.
### آنچه پرونده‌های سناریو با خود می‌آورند در پایان این پرونده ترجمه شده است. ترجمه‌ای که شناسه‌اش به
### «-in-<سناریو>» پایان می‌یابد فقط در همان سناریو به کار می‌رود.

page-title = Counterpoise
loading = در حال خواندن نظریه و سناریوها…
not-a-forecast = مدل است، نه پیش‌بینی

## Header

skip-to-levers = پرش به اهرم‌ها
skip-to-charts = پرش به نمودارها
skip-to-date = پرش به تاریخ و رویدادها
scenario = سناریو
undo = برگرداندن
redo = انجام دوباره
copy-link = رونوشت پیوند
link-copied = پیوند این نما رونوشت شد.
link-not-copied = رونوشت گرفتن از پیوند ممکن نشد. پیوند در نوار نشانی هست.
language = زبان
digits = رقم‌ها
digits-own = ۱۲۳
digits-latin = 123
theme-dark = رنگ‌های تیره
close = بستن

## Actors

actor-RUS = روسیه
    .sentence = روسیه
    .short = روسیه
actor-CHN = چین
    .sentence = چین
    .short = چین
actor-USA = ایالات متحده
    .sentence = ایالات متحده
    .short = آمریکا
actor-PRK = کرهٔ شمالی
    .sentence = کرهٔ شمالی
    .short = کره ش.

## Domains of cooperation

member-political = سیاسی
    .sentence = سیاست
member-technology = جنگ‌افزار و فناوری
    .sentence = جنگ‌افزار و فناوری
member-operations = عملیات مشترک
    .sentence = عملیات مشترک
member-support = پشتیبانی در جنگ
    .sentence = پشتیبانی در جنگ
member-defence = دفاع مشترک
    .sentence = دفاع مشترک

## Variables

group-threat = تهدید
    .text = هر یک از سوی هر یک از دیگران چه اندازه احساس تهدید می‌کند. ۰ یعنی هیچ، ۱ یعنی بیشترین.
group-cooperation = همکاری { $a } و { $b }
    .text = در هر زمینه چه اندازه با هم کار می‌کنند. ۰ یعنی هیچ، ۱ یعنی نزدیک‌ترین همکاری ممکن.
group-security = امنیت
    .text = هر یک در برابر توان همهٔ دیگران چه اندازه ایمن است. ۱ یعنی ایمن.
group-other = { $meaning }
pair = جفت
pair-of = { $a } و { $b }

panel-threat = از دید { $inSentence }
panel-cooperation = { $member }
panel-korolevIndex = گام‌های نظامی، از ۷
panel-security = { $member }
panel-other = { $member }

series-threat = تهدیدی که { $a } از سوی { $b } می‌بیند
series-cooperation = همکاری در { $c }
series-cooperation-of-pair = همکاری { $a } و { $b } در { $c }
series-korolevIndex = شاخص همکاری نظامی
series-security = امنیت { $a }
series-other = { $meaning } ({ $members })
line-threat = از { $b }
line-other = { $name }

## The headline

headline-change =
    با { $changes }، { $series } در سال { $year } در { $members ->
        [one] تنها جهانی که اجرا شد
       *[other] { $worlds } جهان از { $members } جهان
    } { $direction ->
        [lower] کمتر
       *[higher] بیشتر
    } است؛ معمولاً به اندازهٔ { $amount }.
headline-change-certain =
    با { $changes }، { $series } در سال { $year } به اندازهٔ { $amount } { $direction ->
        [lower] کمتر
       *[higher] بیشتر
    } است.
headline-unclear = با { $changes }، چیزی از آنچه اینجا نشان داده می‌شود آشکارا تغییر نمی‌کند.
headline-trend =
    در حالت پایه، { $series } از { $from } در سال { $fromYear } { $direction ->
        [rises] به { $to } در سال { $toYear } افزایش می‌یابد
        [falls] به { $to } در سال { $toYear } کاهش می‌یابد
       *[stays] تا سال { $toYear } نزدیک { $to } می‌ماند
    }.
headline-pending = در حال اجرای جهان‌های «{ $scenario }»…
headline-hint = اهرمی را جابه‌جا کنید، رویدادی را کنار بگذارید یا تاریخ دیگری برگزینید تا این جمله بگوید چه چیزی تغییر می‌کرد.
headline-crossing = { $event } در { $worlds } جهان از { $members } جهان؛ در حالت پایه در { $baseline } جهان.
crossing-alliance = { $a } و { $b } متحد می‌شوند
crossing-other = «{ $name }» رخ می‌دهد
worlds-dots =
    { $each ->
        [one] هر نقطه یک جهان است.
       *[other] هر نقطه { $each } جهان است.
    }

change-lever = «{ $lever }» برابر { $value }
change-variant = «{ $variant }»
change-theory = نظریهٔ «{ $theory }»
change-event-off = کنار گذاشتن «{ $event }»
change-parameter = { $name } برابر { $value }
change-many =
    { $count ->
        [one] یک تغییر
       *[other] { $count } تغییر
    }

## Steps taken back or again

undid = برگردانده شد: { $step }.
redid = دوباره انجام شد: { $step }.
step-scenario = سناریوی «{ $to }»
step-lever = «{ $lever }» از { $from } به { $to }
step-variant = تاریخ «{ $to }»
step-theory = نظریهٔ «{ $to }»
step-event-off = کنار گذاشتن «{ $event }»
step-event-on = بازگرداندن «{ $event }»
step-parameter = { $name } از { $from } به { $to }
step-uncertainty = عدم قطعیت
step-members = { $to } جهان
step-seed = بذر { $to }
step-many = { $count } تغییر
nothing-to-undo = چیزی برای برگرداندن نیست
nothing-to-redo = چیزی برای انجام دوباره نیست

## Levers and the other choices

choices = چه می‌شد اگر…
variant = تاریخ
variant-none = همان‌گونه که ثبت شده
variant-none-text = همهٔ رویدادها و همهٔ اهرم‌ها همان‌گونه که در پروندهٔ سناریو آمده‌اند.
theory = نظریه
theory-own = { $theory } (نظریهٔ خود سناریو)
levers = اهرم‌ها
lever-less = کمتر: { $lever }
lever-more = بیشتر: { $lever }
lever-reset = بازگشت به { $value }: { $lever }
lever-note = دربارهٔ { $lever }
lever-baseline = مقدار سناریو: { $value }
scenario-note = دربارهٔ این سناریو
lever-source = منبع: { $source }
changes =
    { $count ->
        [0] بدون تغییر
        [one] یک تغییر
       *[other] { $count } تغییر
    }
changes-none = همه چیز همان‌گونه است که سناریو می‌گوید.
changes-drop = بازگشت به حالت پایه
change-drop = پس گرفتن: { $change }

worlds = جهان‌ها
uncertainty = آنچه نامعلوم است
uncertainty-chance = بخت (بحران‌ها و برداشت‌های نادرست)
uncertainty-parameters = پارامترها (آن‌هایی که با داده‌های تا ۲۰۱۳ سازگارند، وگرنه در بازه‌های اعلام‌شده)
members = شمار جهان‌ها
seed = بذر
cancel = توقف

## Charts

charts = نمودارها
legend-middle = جهان میانه
legend-half = نیمی از جهان‌ها
legend-most = ۹ جهان از هر ۱۰ جهان
legend-baseline = حالت پایه
baseline = پایه
whole-past = از سال { $year }
past-label = گذشتهٔ ثبت‌شده
fact-line =
    { $name } { $direction ->
        [rises] از { $from } در سال { $fromYear } به { $to } در سال { $toYear } افزایش می‌یابد
        [falls] از { $from } در سال { $fromYear } به { $to } در سال { $toYear } کاهش می‌یابد
       *[stays] از سال { $fromYear } تا { $toYear } نزدیک { $to } می‌ماند
    }{ $peak ->
        [none] { "" }
       *[some] {" "}و در سال { $topYear } به اوج { $top } می‌رسد
    }{ $certain ->
        [yes] { "" }
       *[no] ؛ نیمی از جهان‌ها میان { $low } و { $high } پایان می‌یابند
    }.
fact-single =
    { $direction ->
        [rises] از { $from } در سال { $fromYear } به { $to } در سال { $toYear } افزایش می‌یابد
        [falls] از { $from } در سال { $fromYear } به { $to } در سال { $toYear } کاهش می‌یابد
       *[stays] از سال { $fromYear } تا { $toYear } نزدیک { $to } می‌ماند
    }{ $peak ->
        [none] { "" }
       *[some] {" "}و در سال { $topYear } به اوج { $top } می‌رسد
    }{ $certain ->
        [yes] { "" }
       *[no] ؛ نیمی از جهان‌ها میان { $low } و { $high } پایان می‌یابند
    }.
fact-baseline = حالت پایه: { $value }.
fact-name-threat = تهدید { $b }
fact-name-other = { $name }
readout-line = { $name } { $value } ({ $low } تا { $high })
readout-line-certain = { $name } { $value }
readout-single = { $value } ({ $low } تا { $high })
readout-single-certain = { $value }
readout-none = هنوز مقداری نیست
table = جدول
table-years = همهٔ سال‌ها
table-caption = { $title }: جهان میانه و بازهٔ ۹ جهان از هر ۱۰ جهان
table-time = زمان
table-period = { $from } تا { $to }
table-change = از { $from } به { $to }
table-baseline = { $name }، حالت پایه
table-value = مقدار
table-cell = { $value } ({ $low } تا { $high })

## Date and events

date = تاریخ
timeline = تاریخ و رویدادها
timeline-events = رویدادها
timeline-hint = با کلیدهای جهت‌نما در میان رویدادها بروید و با Enter یکی را باز کنید.
reading = خواندن مقدارهای
previous-event = رویداد پیشین
next-event = رویداد پسین
slot-one = { $date }: { $title }
slot-many = { $from } تا { $to }: { $count } رویداد
slot-many-same = { $from }: { $count } رویداد
misfits = مدل کجا با واقعیت نمی‌خواند ({ $count })
events-all = همهٔ رویدادها ({ $count })
events-context = رویدادهای همکاری ({ $count }): فقط نشان داده می‌شوند و ورودی مدل نیستند
arrow = ←
event-intensity = شدت
event-strength = قوت
event-reference = منبع
event-unverified = از حافظه، بررسی‌نشده
event-on = رخ می‌دهد
event-on-named = رخ می‌دهد: { $title }
event-past = بخشی از گذشتهٔ ثبت‌شده است که همهٔ سناریوها در آن شریک‌اند.
event-never-input = برای مقایسه نشان داده می‌شود و هرگز ورودی مدل نیست.

kind-enlargement = گسترش اتحاد
kind-war = جنگ
kind-policy = سیاست
kind-deployment = استقرار نیرو
kind-sanction = تحریم
kind-armsale = فروش جنگ‌افزار
kind-crisis = بحران
kind-trade = اقدام تجاری
kind-visit = دیدار
kind-statement = بیانیه
kind-exercise = رزمایش
kind-relief = تنش‌زدایی
kind-border-step = گام مرزی
kind-treaty-step = گام پیمانی
kind-treaty = پیمان
kind-arms-deal = قرارداد جنگ‌افزار

## Status and problems

status-worlds =
    { $members ->
        [one] یک جهان
       *[other] { $members } جهان
    }
status-certain = یک جهان، بدون عدم قطعیت
status-progress = { $done } از { $total } جهان
status-cancelled = متوقف شد
status-failed =
    { $failed ->
        [one] یک جهان ناموفق بود
       *[other] { $failed } جهان ناموفق بودند
    }
status-seed = بذر { $seed }
status-model = مدل { $version }
status-hash = نتیجه { $hash }
status-hash-note = اثر انگشت همهٔ مقدارها. انتخاب‌های یکسان در هر رایانه‌ای همین اثر را می‌دهند.

problem-heading = این را نمی‌توان شبیه‌سازی کرد
problem-link = بخشی از این پیوند را نمی‌توان دنبال کرد
problem-link-rest = آنچه دنبال‌شدنی نیست همان‌گونه می‌ماند که سناریو می‌گوید.
link-too-long = پیوند بیش از اندازه بلند است.
link-unknown-key = چیزی به نام «{ $key }» نیست.
link-unknown-scenario = سناریویی به نام «{ $id }» نیست. نخستین سناریو همان‌گونه که در پرونده‌اش آمده نشان داده می‌شود.
link-unknown-variant = این سناریو تاریخی به نام «{ $id }» ندارد.
link-unknown-theory = نظریه‌ای به نام «{ $id }» با این سناریو جور نیست.
link-unknown-lever = این سناریو اهرمی به نام «{ $id }» ندارد.
link-unknown-event = این سناریو رویدادی به نام «{ $id }» ندارد.
link-not-a-number = «{ $key }» برابر «{ $value }» است که عدد نیست.
link-out-of-range = «{ $key }» برابر { $value } است، اما باید میان { $lowest } و { $highest } باشد.
link-not-a-choice = «{ $key }» برابر «{ $value }» است، اما باید یکی از این‌ها باشد: { $choices }.
link-other-version = پیوند با مدل { $made } ساخته شده است. این مدل { $present } است و نتیجه‌ها ممکن است فرق کنند.
problem-worker = شبیه‌سازی ناگهان ایستاد. صفحه را دوباره بار کنید تا از نو آغاز شود.

## What scenario files bring along: scenarios and theories

scenario-as-recorded-title = همان‌گونه که ثبت شده، ۱۹۹۶ تا ۲۰۲۶
scenario-as-recorded-summary = روسیه، چین و ایالات متحده از مشارکت ۱۹۹۶ تا آتش‌بس‌های ۲۰۲۵، زیر تأثیر همهٔ رویدادهای ثبت‌شدهٔ فشار، تنش‌زدایی و حل مسائل مرزی. همهٔ سناریوهای دیگر در این گذشته شریک‌اند. تاریخ‌های دیگر می‌پرسند بدون فشار آمریکا، بدون جنگ تجاری، بدون جنگ ۲۰۲۲، با هدف‌های یکسان، با اتحاد یا بدون همکاری چه پیش می‌آمد.
scenario-pre-2014-title = پیش از بحران اوکراین، ۲۰۰۰ تا ۲۰۱۴
scenario-pre-2014-summary = از نخستین سال پوتین تا الحاق کریمه: نزدیکی به واشنگتن پس از ۲۰۰۱، گسترش ناتو تا بالتیک، حل مسئلهٔ مرز، افت فروش جنگ‌افزار پس از ۲۰۰۶ و چرخش آمریکا به آسیا. پیش از آنکه کسی از جبههٔ مشترک سخن بگوید، چه چیز روسیه و چین را به هم نزدیک کرد؟
scenario-post-2014-title = پس از بحران اوکراین، ۲۰۱۴ تا ۲۰۲۲
scenario-post-2014-summary = تحریم روسیه، جنگ تجاری و فناوری با چین، تنش فزاینده بر سر تایوان. رزمایش‌ها و گشت‌های مشترک بیشتر می‌شوند، روسیه آنچه را دریغ می‌داشت می‌فروشد، و باز هم اتحادی در کار نیست. کدام فشار چنین کرد و چه چیز آن دو را بازداشت؟
scenario-post-2022-title = پس از ۲۰۲۲، با آینده‌ای فرضی تا ۲۰۳۶
scenario-post-2022-summary = جنگ با اوکراین، محدودیت تراشه‌ها و تعرفه‌ها، و سپس ده سالی که کسی نمی‌داند: در حالت پایه جنگ ادامه می‌یابد و فشار ثابت می‌ماند. آیا صلح، تنش‌زدایی با مسکو یا با پکن، محاصرهٔ تایوان یا هدف‌های مشترک روسیه و چین را نزدیک‌تر می‌کند، از هم دور می‌کند یا متحد؟
scenario-north-korea-title = کرهٔ شمالی در نقش بازیگر چهارم (نمونه)، ۲۰۲۲ تا ۲۰۳۶
scenario-north-korea-summary = آن سه به‌علاوهٔ کرهٔ شمالی: دولتی کوچک زیر تحریم سنگین که در تجارت چیز چندانی برای از دست دادن و در آزادی عمل چیز چندانی برای واگذاشتن ندارد. آیا معادله‌هایی که چین را از اتحاد بازمی‌دارند کرهٔ شمالی را به آن راه می‌دهند؟
theory-defensive-realism-title = واقع‌گرایی تدافعی
theory-copeland-title = انتظارات تجاری (کوپلند)
theory-jervis-spiral-title = مارپیچ معمای امنیت (جرویس)
theory-kydd-glaser-title = اعتماد و اطمینان‌بخشی (کید، گلیزر)
theory-mearsheimer-title = واقع‌گرایی تهاجمی (مرشایمر)
theory-morrow-title = استقلال در برابر امنیت (مورو)
theory-schweller-title = موازنهٔ ناکافی (شوولر)
theory-snyder-title = معمای امنیت در اتحاد (اسنایدر)
theory-systemic-balancing-title = فقط موازنهٔ سیستمی (نیمی از کورولف)
theory-waltz-title = موازنهٔ قدرت (والتز)

## Levers

lever-us-pressure-on-russia-title = فشار آمریکا بر روسیه
lever-us-pressure-on-russia-text = هر اقدام ثبت‌شدهٔ آمریکا علیه روسیه چه اندازه احساس می‌شود: گسترش ناتو، سپر موشکی، تحریم‌ها، سلاح برای اوکراین. ۰ یعنی هیچ، ۱ یعنی همان‌گونه که ثبت شده، ۲ یعنی دو برابر.
lever-us-pressure-on-russia-text-in-pre-2014 = هر اقدام ثبت‌شدهٔ آمریکا علیه روسیه از سال ۲۰۰۰ چه اندازه احساس می‌شود: گسترش ناتو، سپر موشکی، انقلاب‌های رنگی. ۰ یعنی هیچ، ۱ یعنی همان‌گونه که ثبت شده، ۲ یعنی دو برابر.
lever-us-pressure-on-russia-text-in-post-2014 = هر اقدام ثبت‌شدهٔ آمریکا علیه روسیه از سال ۲۰۱۴ چه اندازه احساس می‌شود: پیش از همه تحریم‌ها، و نیروهای ناتو در شرق. ۰ یعنی هیچ، ۱ یعنی همان‌گونه که ثبت شده، ۲ یعنی دو برابر.
lever-us-pressure-on-russia-text-in-post-2022 = هر اقدام آمریکا علیه روسیه از سال ۲۰۲۲، ثبت‌شده یا فرضی، چه اندازه احساس می‌شود: تحریم‌ها، سلاح برای اوکراین، نیروهای ناتو در شرق. ۰ یعنی هیچ، ۱ یعنی همان‌گونه که آمده، ۲ یعنی دو برابر.
lever-us-pressure-on-russia-text-in-north-korea = هر اقدام آمریکا علیه روسیه از سال ۲۰۲۲، ثبت‌شده یا فرضی، چه اندازه احساس می‌شود. ۰ یعنی هیچ، ۱ یعنی همان‌گونه که آمده، ۲ یعنی دو برابر.
lever-us-pressure-on-china-title = فشار آمریکا بر چین
lever-us-pressure-on-china-text = هر اقدام ثبت‌شدهٔ آمریکا علیه چین چه اندازه احساس می‌شود: چرخش به آسیا، سلاح برای تایوان، تعرفه‌ها، محدودیت تراشه‌ها. ۰ یعنی هیچ، ۱ یعنی همان‌گونه که ثبت شده، ۲ یعنی دو برابر.
lever-us-pressure-on-china-text-in-pre-2014 = هر اقدام ثبت‌شدهٔ آمریکا علیه چین از سال ۲۰۰۰ چه اندازه احساس می‌شود: سلاح برای تایوان، چرخش به آسیا. ۰ یعنی هیچ، ۱ یعنی همان‌گونه که ثبت شده، ۲ یعنی دو برابر.
lever-us-pressure-on-china-text-in-post-2014 = هر اقدام ثبت‌شدهٔ آمریکا علیه چین از سال ۲۰۱۴ چه اندازه احساس می‌شود: تعرفه‌ها، دریغ داشتن فناوری، تایوان و دریاها. ۰ یعنی هیچ، ۱ یعنی همان‌گونه که ثبت شده، ۲ یعنی دو برابر.
lever-us-pressure-on-china-text-in-post-2022 = هر اقدام آمریکا علیه چین از سال ۲۰۲۲، ثبت‌شده یا فرضی، چه اندازه احساس می‌شود: محدودیت تراشه‌ها، تعرفه‌ها، تایوان. ۰ یعنی هیچ، ۱ یعنی همان‌گونه که آمده، ۲ یعنی دو برابر.
lever-us-pressure-on-north-korea-title = فشار آمریکا بر کرهٔ شمالی
lever-us-pressure-on-north-korea-text = هر اقدام آمریکا علیه کرهٔ شمالی از سال ۲۰۲۲ چه اندازه احساس می‌شود. ۰ یعنی هیچ، ۱ یعنی همان‌گونه که آمده.
lever-russian-war-title = جنگ روسیه از فوریهٔ ۲۰۲۲
lever-russian-war-text = از فوریهٔ ۲۰۲۲ چه اندازه از توان رزمی روسیه درگیر جنگ است. ۰ صلح است، ۰٫۲۲ جنگ فروخفتهٔ ۲۰۱۵ تا ۲۰۲۱، ۱ جنگ همان‌گونه که بود. تحریم‌ها و ارسال سلاح همان‌گونه می‌مانند که ثبت شده‌اند.
lever-russian-war-title-in-post-2022 = جنگ روسیه از ۲۰۲۶
lever-russian-war-text-in-post-2022 = از ۲۰۲۶ چه اندازه از توان رزمی روسیه درگیر جنگ می‌ماند. ۰٫۰۵ آتش‌بسی پایدار است، ۰٫۲۲ جنگی فروخفته مانند ۲۰۱۵ تا ۲۰۲۱، ۱ جنگ همان‌گونه که هست.
lever-russian-war-title-in-north-korea = جنگ روسیه از ۲۰۲۶
lever-russian-war-text-in-north-korea = از ۲۰۲۶ چه اندازه از توان رزمی روسیه درگیر جنگ می‌ماند. ۰٫۰۵ آتش‌بسی پایدار است، ۱ جنگ همان‌گونه که هست.
lever-goal-divergence-title = فاصلهٔ هدف‌های روسیه و چین
lever-goal-divergence-text = ۰٫۰۵ یعنی هدف‌هایی کم‌وبیش یکسان، ۰٫۵ مقدار معمول، ۰٫۹ یعنی به همان دوری که روسیه و ایالات متحده از هم دارند. هدف‌های دور از هم، هر یک را از کشیده‌شدن به کشمکش‌های دیگری می‌ترساند.
lever-goal-divergence-title-in-north-korea = فاصلهٔ هدف‌های روسیه و کرهٔ شمالی
lever-goal-divergence-text-in-north-korea = ۰٫۰۵ یعنی هدف‌هایی کم‌وبیش یکسان، ۰٫۳ مقدار معمول، ۰٫۹ یعنی به همان دوری که روسیه و ایالات متحده از هم دارند.
lever-chinese-exposure-title = وابستگی چین به تجارت با طرف آمریکایی
lever-chinese-exposure-text = آنچه چین نزد ایالات متحده و شریکانش برای از دست دادن دارد. ۰٫۱۰ چینی جداشده است، ۰٫۵۵ مقدار معمول. هرچه بیشتر برای از دست دادن داشته باشد، تحریم‌های ثانویه بیشتر بازش می‌دارند.
lever-chinese-autonomy-title = ارزش آزادی عمل برای چین
lever-chinese-autonomy-text = ۰٫۴ چینی است آمادهٔ تعهد، ۰٫۷۵ مقدار معمول، ۱ چینی که خود را به هیچ‌کس پایبند نمی‌کند.
lever-demographic-fear-title = نگرانی روسیه از خاور دور کم‌جمعیتش
lever-demographic-fear-text = همسایهٔ پرجمعیت، جدا از سلاح و ثروتش، چه اندازه بر روسیه سنگینی می‌کند. ۰ یعنی هیچ، ۰٫۸ مقدار معمول، ۱ یعنی بیشترین اندازهٔ ممکن.
lever-fear-of-partner-title = ترس از شریک
lever-fear-of-partner-text = روسیه و چین هنگام تصمیم به همکاری، تهدیدی را که از سوی یکدیگر احساس می‌کنند چه اندازه به حساب می‌آورند. ۰ یعنی هیچ، ۱ مقدار معمول، ۲ یعنی دو برابر.
lever-worst-case-weight-title = وزن بدترین حالت
lever-worst-case-weight-text = ۰ دولت را با توانایی ضرب در نیت می‌سنجد (والت، گلیزر). ۱ فقط توانایی را می‌بیند و نیت‌ها را نادیده می‌گیرد (والتز، مرشایمر). مقدار معمول ۰٫۱۵ است.
lever-partner-share-weight-title = اهمیت وزن شریک
lever-partner-share-weight-text = ۰ یعنی هر شریکی به یک اندازه می‌ارزد، ۱ یعنی شریک به اندازهٔ سهمش از توان مشترک می‌ارزد. یکی از دو فرضی که بیش از همه به آن‌ها بستگی دارد.
lever-partner-share-weight-text-in-north-korea = ۰ یعنی هر شریکی به یک اندازه می‌ارزد، ۱ یعنی شریک به اندازهٔ سهمش از توان مشترک می‌ارزد. سهم کرهٔ شمالی بسیار کم است.
lever-north-korean-autonomy-title = ارزش آزادی عمل برای کرهٔ شمالی
lever-north-korean-autonomy-text = ۰٫۱ دولتی است که چیزی برای واگذاشتن ندارد، ۰٫۲۵ مقدار معمول، ۰٫۷۵ دولتی که به اندازهٔ چین به آزادی خود حساس است.
lever-north-korean-exposure-title = وابستگی کرهٔ شمالی به تجارت با طرف آمریکایی
lever-north-korean-exposure-text = ۰ همان است که هست؛ ۰٫۵۵ کرهٔ شمالی‌ای است که به اندازهٔ چین برای از دست دادن دارد.

## Other histories of the recorded scenario, and of any without one of its own

variant-no-us-pressure-on-russia-title = بدون فشار آمریکا بر روسیه از ۲۰۱۴
variant-no-us-pressure-on-russia-text = هر اقدام فشار و تنش‌زدایی آمریکا در برابر روسیه از ۲۰۱۴ به بعد کنار گذاشته می‌شود. ایالات متحده همچنان به تهدیدی که می‌بیند واکنش نشان می‌دهد.
variant-no-us-pressure-on-china-title = بدون فشار آمریکا بر چین از ۲۰۱۴
variant-no-us-pressure-on-china-text = هر اقدام فشار و تنش‌زدایی آمریکا در برابر چین از ۲۰۱۴ به بعد کنار گذاشته می‌شود. ایالات متحده همچنان به تهدیدی که می‌بیند واکنش نشان می‌دهد.
variant-no-us-pressure-title = بدون فشار آمریکا بر هیچ‌یک از ۲۰۱۴
variant-no-us-pressure-text = هر اقدام فشار و تنش‌زدایی آمریکا در برابر روسیه و چین از ۲۰۱۴ به بعد کنار گذاشته می‌شود و ایالات متحده کاملاً خویشتن‌دار است: حتی به تهدیدی که می‌بیند واکنش نشان نمی‌دهد.
variant-no-trade-war-title = بدون جنگ تجاری و فناوری
variant-no-trade-war-text = تعرفه‌ها و تحریم‌های آمریکا علیه چین از ۲۰۱۸ و نیز آتش‌بس‌هایی که از آن‌ها کاست کنار گذاشته می‌شوند. فشار بر سر تایوان و دریاها می‌ماند.
variant-no-us-threat-title = بدون تهدید آمریکا از ۱۹۹۶
variant-no-us-threat-text = هیچ فشاری از آمریکا بر روسیه یا چین، خویشتن‌داری کامل آمریکا در همهٔ دوره، و هیچ دولتی در جنگ نیست. جغرافیای سیاسی به‌تنهایی از این دو همسایه چه می‌ساخت؟
variant-aligned-goals-title = روسیه و چین یک چیز می‌خواهند
variant-aligned-goals-text = هدف‌های روسیه و چین در همهٔ دوره کمابیش یکی است (۰٫۰۵ به جای ۰٫۵۰). آیا در آن صورت متحد می‌شدند؟
variant-no-cooperation-title = بدون همکاری از ۲۰۱۴
variant-no-cooperation-text = از ۲۰۱۴ روسیه و چین چیزی بیش از سفارتخانه نگه نمی‌دارند: همکاری سیاسی حداکثر به ۰٫۳ می‌رسد و هر چیز دیگر، از جمله جریان سلاح و پشتیبانی در جنگ، به ۰٫۰۲.
variant-alliance-title = اتحاد از ۲۰۱۴
variant-alliance-text = از ۲۰۱۴ روسیه و چین به اتحاد واداشته می‌شوند: تعهد به دفاع مشترک دست‌کم به سوی ۰٫۹ و عملیات مشترک دست‌کم به سوی ۰٫۸۵ می‌رود. هر یک چه به دست می‌آورد و چه از دست می‌دهد؟
variant-non-alliance-title = تعهد اندک از ۲۰۱۴
variant-non-alliance-text = از ۲۰۱۴ تعهد روسیه و چین به دفاع مشترک، هرچه هم بخواهند، حداکثر به ۰٫۲ می‌رسد.
variant-no-2022-war-title = بدون جنگ ۲۰۲۲
variant-no-2022-war-text = از پایان ۲۰۲۱ همهٔ اقدام‌های فشار روسیه و همهٔ فشارهای آمریکا بر روسیه کنار گذاشته می‌شوند و جنگ روسیه در همان سطح پیش از فوریهٔ ۲۰۲۲ می‌ماند.

## Other histories before 2014

variant-no-enlargement-title = بدون گسترش ناتو پس از ۲۰۰۰
variant-no-enlargement-text = گسترش سال ۲۰۰۴ و وعدهٔ بخارست به اوکراین و گرجستان در ۲۰۰۸ کنار گذاشته می‌شوند. موج نخست، در ۱۹۹۹، در گذشتهٔ مشترک است.
variant-no-us-pressure-on-russia-title-in-pre-2014 = مشارکت واشنگتن و مسکو پس از ۲۰۰۱
variant-no-us-pressure-on-russia-text-in-pre-2014 = پس از همکاری پاییز ۲۰۰۱ هیچ فشاری از آمریکا بر روسیه وارد نمی‌شود. ایالات متحده همچنان به تهدیدی که می‌بیند واکنش نشان می‌دهد.
variant-no-us-threat-title-in-pre-2014 = بدون تهدید آمریکا از ۲۰۰۰
variant-no-us-threat-text-in-pre-2014 = از ۲۰۰۰ هیچ فشاری از آمریکا بر روسیه یا چین، خویشتن‌داری کامل آمریکا، و هیچ دولتی در جنگ نیست. جغرافیای سیاسی به‌تنهایی از این دو همسایه چه می‌ساخت؟
variant-us-pressure-four-years-earlier-title = فشار آمریکا چهار سال زودتر
variant-us-pressure-four-years-earlier-text = هر فشار آمریکا بر روسیه و چین از ۲۰۰۴ به بعد چهار سال زودتر می‌آید: دولت‌های بالتیک در ۲۰۰۰ به ناتو می‌پیوندند و چرخش به آسیا در ۲۰۰۷ رخ می‌دهد. اگر فشار است که این دو را به حرکت درمی‌آورد، همکاری هم با آن جابه‌جا می‌شود.
variant-pivot-in-2007-title = چرخش آمریکا به آسیا در ۲۰۰۷
variant-pivot-in-2007-text = فقط چرخش آمریکا به آسیا چهار سال زودتر می‌آید. رزمایش‌های مشترک از ۲۰۱۲ و ۲۰۱۳ بیشتر شدند و چرخش ۲۰۱۱ یکی از دلیل‌های احتمالی آن است.
variant-no-border-settlement-title = مرز حل‌نشده
variant-no-border-settlement-text = نه پیمان ۲۰۰۱، نه توافق مرزی ۲۰۰۴ و نه نشانه‌گذاری ۲۰۰۸. رنجش ۱۹۶۹ فقط با گذشت زمان کمرنگ می‌شود.
variant-no-copying-title = چین حرمت فناوری روسیه را نگه می‌دارد
variant-no-copying-text = هواپیماها و موشک‌های روسی نسخه‌برداری نمی‌شوند. آیا روسیه همچون پیش از ۲۰۰۶ به فروش ادامه می‌داد؟
variant-no-demographic-fear-title = بدون نگرانی از خاور دور
variant-no-demographic-fear-text = روسیه شمار مردم همسایه را خطری نمی‌داند (۰ به جای ۰٫۸).
variant-aligned-goals-text-in-pre-2014 = هدف‌های روسیه و چین از ۲۰۰۰ کمابیش یکی است (۰٫۰۵ به جای ۰٫۵۰). آیا در آن صورت متحد می‌شدند؟
variant-alliance-in-2001-title = بند دفاعی در پیمان ۲۰۰۱
variant-alliance-in-2001-text = از ژوئیهٔ ۲۰۰۱ روسیه و چین به اتحاد واداشته می‌شوند: تعهد به دفاع مشترک دست‌کم به سوی ۰٫۹ و عملیات مشترک دست‌کم به سوی ۰٫۸۵ می‌رود.

## Other histories after 2014

variant-no-us-pressure-on-russia-title-in-post-2014 = بدون فشار آمریکا بر روسیه
variant-no-us-pressure-on-russia-text-in-post-2014 = هر اقدام فشار و تنش‌زدایی آمریکا در برابر روسیه کنار گذاشته می‌شود. روسیه همچنان کریمه را می‌گیرد و در دونباس می‌جنگد؛ ایالات متحده همچنان به تهدیدی که می‌بیند واکنش نشان می‌دهد.
variant-no-us-pressure-on-china-title-in-post-2014 = بدون فشار آمریکا بر چین
variant-no-us-pressure-on-china-text-in-post-2014 = هر اقدام فشار و تنش‌زدایی آمریکا در برابر چین کنار گذاشته می‌شود. ایالات متحده همچنان به تهدیدی که می‌بیند واکنش نشان می‌دهد.
variant-no-us-pressure-title-in-post-2014 = بدون فشار آمریکا بر هیچ‌یک
variant-no-us-pressure-text-in-post-2014 = هر اقدام فشار و تنش‌زدایی آمریکا در برابر روسیه و چین کنار گذاشته می‌شود و ایالات متحده کاملاً خویشتن‌دار است: حتی به تهدیدی که می‌بیند واکنش نشان نمی‌دهد.
variant-no-2014-war-title = نه کریمه، نه تحریم
variant-no-2014-war-text = روسیه کریمه را نمی‌گیرد: فشارهایش بر ایالات متحده و فشارهای آن بر روسیه کنار گذاشته می‌شوند و روسیه در صلح می‌ماند. فشار بر چین همان‌گونه که ثبت شده ادامه می‌یابد.
variant-no-trade-war-text-in-post-2014 = تعرفه‌ها و تحریم‌های آمریکا علیه چین از ۲۰۱۸ و نیز آتش‌بس ۲۰۲۰ کنار گذاشته می‌شوند. فشار بر سر تایوان و دریاها می‌ماند.
variant-no-us-pressure-on-china-from-2018-title = چین آسوده از ۲۰۱۸
variant-no-us-pressure-on-china-from-2018-text = از ۲۰۱۸ نه جنگ تجاری و فناوری در کار است و نه اقدام‌های مربوط به تایوان و دریاها. آیا چین باز هم دلیلی برای نزدیک‌تر شدن به روسیه می‌بیند؟
variant-aligned-goals-text-in-post-2014 = هدف‌های روسیه و چین از ۲۰۱۴ کمابیش یکی است (۰٫۰۵ به جای ۰٫۵۰). آیا در آن صورت متحد می‌شدند؟
variant-decoupled-china-title = چین جداشده از طرف آمریکایی
variant-decoupled-china-text = چین از ۲۰۱۴ تجارت چندانی با ایالات متحده و شریکانش برای از دست دادن ندارد (۰٫۱۰ به جای ۰٫۵۵).
variant-no-cooperation-title-in-post-2014 = بدون همکاری
variant-alliance-title-in-post-2014 = اتحاد
variant-non-alliance-title-in-post-2014 = تعهد اندک

## Other histories after 2022

variant-war-ends-title = پایان جنگ در ۲۰۲۷
variant-war-ends-text = روسیه از ۲۰۲۷ آتش‌بس را نگه می‌دارد (۰٫۰۵ از توانش درگیر است به جای همهٔ آن). فشار آمریکا بر روسیه با این همه ادامه دارد. فقط صلح، بدون تنش‌زدایی: حالتی برای مقایسه با تنش‌زدایی با روسیه.
variant-war-ends-text-in-north-korea = روسیه از ۲۰۲۷ آتش‌بس را نگه می‌دارد. آیا اتحاد پس از جنگ دوام می‌آورد؟
variant-thaw-with-russia-title = تنش‌زدایی واشنگتن با مسکو
variant-thaw-with-russia-text = فشار آمریکا بر روسیه پس از ۲۰۲۵ پایان می‌یابد، در ۲۰۲۶ و ۲۰۲۷ سه گام تنش‌زدایی برداشته می‌شود و جنگ تمام می‌شود. فشار بر چین ادامه دارد. این همان «کیسینجر وارونه» است: جدا کردن روسیه از چین.
variant-thaw-with-china-title = تنش‌زدایی واشنگتن با پکن
variant-thaw-with-china-text = فشار آمریکا بر چین پس از ۲۰۲۵ پایان می‌یابد و در ۲۰۲۶ و ۲۰۲۷ سه گام تنش‌زدایی برداشته می‌شود. جنگ روسیه و فشار بر روسیه ادامه دارند.
variant-thaw-with-both-title = تنش‌زدایی با هر دو
variant-thaw-with-both-text = فشار آمریکا بر روسیه و چین پس از ۲۰۲۵ پایان می‌یابد، در ۲۰۲۶ و ۲۰۲۷ در برابر هر یک دو گام تنش‌زدایی برداشته می‌شود و جنگ تمام می‌شود.
variant-taiwan-blockade-title = محاصرهٔ تایوان در ۲۰۲۷
variant-taiwan-blockade-text = چین در میانهٔ ۲۰۲۷ تایوان را محاصره می‌کند؛ ایالات متحده با تحریم‌هایی مانند تحریم‌های ۲۰۲۲ روسیه و با نیرو پاسخ می‌دهد. بیشتر توان چین دو سال درگیر است.
variant-aligned-goals-title-in-post-2022 = روسیه و چین از ۲۰۲۶ یک چیز می‌خواهند
variant-aligned-goals-text-in-post-2022 = هدف‌های روسیه و چین از ۲۰۲۶ کمابیش یکی است (۰٫۰۵ به جای ۰٫۵۰). آیا در آن صورت متحد می‌شوند؟
variant-aligned-and-decoupled-title = هدف‌های یکسان، و چین جداشده
variant-aligned-and-decoupled-text = از ۲۰۲۶ هدف‌های روسیه و چین کمابیش یکی است و چین تجارت چندانی با طرف آمریکایی برای از دست دادن ندارد (۰٫۱۰ به جای ۰٫۵۵).
variant-alliance-title-in-post-2022 = اتحاد از ۲۰۲۶
variant-alliance-text-in-post-2022 = از ۲۰۲۶ روسیه و چین به اتحاد واداشته می‌شوند: تعهد به دفاع مشترک دست‌کم به سوی ۰٫۹ و عملیات مشترک دست‌کم به سوی ۰٫۸۵ می‌رود. هر یک چه به دست می‌آورد و چه از دست می‌دهد؟
variant-non-alliance-title-in-post-2022 = تعهد اندک از ۲۰۲۶
variant-non-alliance-text-in-post-2022 = از ۲۰۲۶ تعهد روسیه و چین به دفاع مشترک، هرچه هم بخواهند، حداکثر به ۰٫۲ می‌رسد.
variant-chinese-surge-title = جهش چین
variant-chinese-surge-text = اقتصاد چین از ۲۰۲۶ سالی سه درصد بیش از فرض رشد می‌کند. آیا روسیه از شریک خود می‌ترسد؟
variant-russian-collapse-title = فروپاشی روسیه
variant-russian-collapse-text = اقتصاد روسیه از ۲۰۲۶ تا ۲۰۲۹ سالی ده درصد از فرض عقب می‌افتد و هرگز جبران نمی‌کند. آیا چین باز هم پشتیبانی از آن را ارزشمند می‌داند؟

## Other histories with North Korea

variant-like-china-title = کرهٔ شمالی با ملاحظات چین
variant-like-china-text = کرهٔ شمالی به اندازهٔ چین برای آزادی عمل ارزش می‌نهد (۰٫۷۵) و به همان اندازه تجارت با طرف آمریکایی برای از دست دادن دارد (۰٫۵۵). آیا باز هم متحد می‌شود؟
variant-no-us-pressure-on-north-korea-title = بدون فشار آمریکا بر کرهٔ شمالی
variant-no-us-pressure-on-north-korea-text = از ۲۰۲۲ نه تحریم و نه رزمایش؛ ایالات متحده همچنان به تهدیدی که می‌بیند واکنش نشان می‌دهد.
variant-without-north-korea-title = کرهٔ شمالی به حساب نمی‌آید
variant-without-north-korea-text = از ۲۰۲۲ کرهٔ شمالی وزنی ندارد و آن سه به حال خود می‌مانند.

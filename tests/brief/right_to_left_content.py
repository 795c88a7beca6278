"""A brief in Persian: invented content that is laid out from right to left, with one of each kind of block."""

from __future__ import annotations

from dataclasses import replace

from study_content import EDGES, ach, link_chart, sources, study_brief, words_box

from casewright.brief.blocks import (
    Brief,
    Bullets,
    CitationMark,
    CrossReference,
    Heading,
    Inline,
    JudgementBlock,
    Likelihood,
    Note,
    Paragraph,
    Run,
    SourceAnnex,
    Table,
)

PASSAGES = {quote.language: quote.passage for source in sources() for quote in source.quotations}


def fa(words: str, style: str = "plain") -> Run:
    return Run(words, style, "fa")


def cited(*languages: str) -> CitationMark:
    return CitationMark(tuple(PASSAGES[language] for language in languages))


def judgement() -> JudgementBlock:
    inlines: tuple[Inline, ...] = (
        fa("کلدووا تا پایان سال ۲۰۲۶ حمل بار از گذرگاه دولنا را از سر می‌گیرد. ", "strong"),
        fa("تعهد در متن قانون آمده است"),
        cited("sr-Cyrl"),
        fa(" و مناقصهٔ قطعه‌های ۱ و ۲ منتشر شده است."),
        cited("fa", "he"),
    )
    likelihood = Likelihood("محتمل", 0.55, 0.8, "55–80%", EDGES)
    basis = "اطمینان ما به این داوری متوسط است: سه منبع مستقل هم‌نظرند."
    return JudgementBlock("۱", inlines, likelihood, "moderate", basis, "تا ۱۰ دی ۱۴۰۵", "new", dissent="میز انرژی آن را نامحتمل می‌داند.")  # fmt: skip


def prose() -> Paragraph:
    return Paragraph(
        (
            fa("پس از آتش‌بس سپتامبر ۲۰۲۵ دولت میروگراد سیاستی را دنبال می‌کند که وزیر خارجه‌اش آن را «روابط قابل پیش‌بینی» می‌نامد: "),
            fa("ترتیب‌های عملی با هر همسایه، جداگانه مذاکره‌شده و به‌تمامی منتشرشده."),
            cited("fa"),
            Note("این توافق از زمان امضا موقتاً اجرا می‌شود (مادهٔ ۱۱).", "fa"),
            fa(" شرکت "),
            Run("Kasvin Port (KP)"),
            fa(" در ۱۱ فوریهٔ ۲۰۲۶ بیانیه داد؛ نگاه کنید به "),
            CrossReference("see", "توضیح‌های رقیب", "fa"),
            fa("."),
        ),
        label="زمینه",
        language="fa",
    )  # fmt: skip


def table() -> Table:
    rows = (
        (fa("انتشار روال مشترک علائم", "strong"), fa("روزنامهٔ رسمی"), fa("دیده نشده", "state")),
        (fa("اعطای قطعه‌های ۱ و ۲", "strong"), fa("سامانهٔ مناقصه"), fa("در انتظار", "state")),
        (fa("Lots 3 and 4", "strong"), fa("Tender portal"), fa("در انتظار", "state")),
    )
    cells = tuple(tuple((cell,) for cell in row) for row in rows)
    return Table(
        ("نشانه", "کجا دیده می‌شود", "وضعیت"), cells, (3, 2, 1), "جدول نشانه‌ها", "نشانه‌ها و وضعیت آن‌ها."
    )


def right_to_left_brief() -> Brief:
    bottom_line = (
        fa("کلدووا "),
        fa("به احتمال زیاد", "strong"),
        fa(" (۵۵ تا ۸۰ درصد) ظرف دوازده ماه با هر دو همسایه به توافق‌های کاری در ترانزیت و برق می‌رسد، بی‌آنکه به هیچ‌یک تعهد امنیتی بدهد."),
    )  # fmt: skip
    bullets = Bullets(
        (
            (fa("شرکت‌های ترانزیت می‌توانند از پاییز برای حمل بار از دولنا برنامه‌ریزی کنند و نباید روی علائم حساب کنند، که هنوز روالی برای آن نیست."),),
            (fa("هیئت‌ها هر دو همسایه را آماده و هیچ‌یک را شتاب‌زده نخواهند یافت."),),
        )
    )  # fmt: skip
    return replace(
        study_brief(),
        title="کلدووا: روابط نزدیک‌تر با دو همسایه، با حفظ فاصله",
        standfirst="چشم‌انداز توافق‌های ترانزیت و برق با تارنیا و ایلمار، شش ماه پس از آتش‌بس",
        product_type="ارزیابی",
        language="fa",
        status="draft",
        facts=(("تاریخ", "۵ اسفند ۱۴۰۴"), ("تهیه‌کننده", "میز منطقه‌ای"), ("پرونده", "KEL–NEIGH 26/02")),
        bottom_line=bottom_line,
        blocks=(
            Heading("داوری‌های کلیدی"),
            judgement(),
            Heading("چه چیزی تغییر کرده است"),
            prose(),
            bullets,
            table(),
            link_chart(),
            Heading("توضیح‌های رقیب"),
            ach(),
            words_box(),
            SourceAnnex("منابع"),
        ),
    )

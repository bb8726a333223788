#include "catalogue/recognise/prose.h"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <set>

#include "base/text.h"
#include "catalogue/recognise/demands.h"
#include "catalogue/recognise/headings.h"
#include "catalogue/recognise/marks.h"
#include "catalogue/recognise/passages.h"

namespace zs::catalogue::recognise {
namespace {

constexpr std::size_t kStyles = 7;
constexpr std::size_t kFewestItems = 3;
constexpr std::size_t kLongestHeading = 45;
constexpr double kConfidence = 0.9;
constexpr double kUnnamedConfidence = 0.6;  // nothing but numbers and wording says what an item is

std::size_t index(MarkStyle style) {
    return static_cast<std::size_t>(style);
}

/// Where a heading stands among those in force: chapters above sections, whose marks are of one style.
std::size_t heading_place(Passage const& passage) {
    bool const chapter =
        passage.mark.style == MarkStyle::part &&
        compact_of(passage.text).substr(0, passage.mark.length).find(U'节') == std::u32string::npos;
    return chapter ? 0 : index(passage.mark.style);
}

/// How many of the paragraphs marked in a style have units before the next such paragraph or a more senior
/// one. Only from the first to the last assignment: aims and safeguards are numbered, too.
struct Share {
    int marked = 0;
    int assigned = 0;
};

Share share_of(MarkStyle style, std::vector<Passage> const& passages) {
    Share share;
    Share told;  // up to the last assignment
    bool open = false;
    for (Passage const& passage : passages) {
        if (passage.mark && passage.mark.style <= style) {
            open = passage.mark.style == style;
            if (!open && told.assigned == 0) share.marked = 0;
            if (open) ++share.marked;
        }
        if (!passage.assignment.names_units()) continue;
        if (open) ++share.assigned;
        open = false;
        told = share;
    }
    return told;
}

/// The style of the marks of the items: the most junior of which most paragraphs have units. Styles below it
/// count parts of an item, styles above it are headings, unless such a paragraph names units itself.
MarkStyle style_of_items(std::vector<Passage> const& passages) {
    for (std::size_t style = kStyles - 1; style > 0; --style) {
        Share const share = share_of(static_cast<MarkStyle>(style), passages);
        if (share.assigned * 20 > share.marked * 11) return static_cast<MarkStyle>(style);
    }
    return MarkStyle::none;
}

/// An item and the headings above it, from the outermost.
struct Task {
    Record record;
    std::vector<std::string> headings;
    bool assigned = false;
};

/// Reads the tasks that paragraphs assign to units, or the demands of a list that names none.
class TaskReader {
  public:
    explicit TaskReader(std::vector<Passage> const& passages)
        : passages_(passages), style_(style_of_items(passages)) {}
    TaskReader(std::vector<Passage> const& passages, DemandList const& list)
        : passages_(passages),
          style_(list.style),
          begin_(list.begin),
          end_(list.end),
          demands_(true),
          sections_(list.plan) {}

    std::vector<Task> read() {
        for (std::size_t i = begin_; i < std::min(end_, passages_.size()); ++i) {
            if (demands_) {
                take_demand(i);
            } else {
                take(i);
            }
        }
        if (!demands_) drop_strangers();
        return std::move(tasks_);
    }

  private:
    void take(std::size_t at);
    void take_demand(std::size_t at);
    bool stands_alone(std::size_t at) const;
    void begin_task(Passage const& passage);
    void add_to_task(Passage const& passage);
    void take_heading(Passage const& passage);
    bool names_units_before_next_mark(std::size_t at) const;
    void drop_strangers();

    std::vector<Passage> const& passages_;
    MarkStyle style_;
    std::size_t begin_ = 0;
    std::size_t end_ = std::string::npos;
    bool demands_ = false;
    GeneralSections sections_{false};
    std::array<std::string, kStyles> headings_;  ///< in force, by heading_place
    std::vector<Task> tasks_;
    bool open_ = false;  ///< the last task may go on
};

/// Do units follow before a mark as senior as those of the items?
bool TaskReader::names_units_before_next_mark(std::size_t at) const {
    for (std::size_t i = at; i < passages_.size(); ++i) {
        if (i > at && passages_[i].mark && passages_[i].mark.style <= style_) return false;
        if (passages_[i].assignment.names_units()) return true;
    }
    return false;
}

void TaskReader::take(std::size_t at) {
    Passage const& passage = passages_[at];
    if (passage.only_assigns) {
        if (open_) add_to_task(passage);
        return;
    }
    bool senior = passage.mark && passage.mark.style < style_;
    bool item =
        passage.mark && (passage.mark.style == style_ || (senior && names_units_before_next_mark(at)));
    bool bare = !passage.mark && passage.assignment.names_units() && (!open_ || tasks_.back().assigned);
    if (item || bare) {
        begin_task(passage);
    } else if (senior) {
        take_heading(passage);
    } else if (open_ && !tasks_.back().assigned) {
        add_to_task(passage);
    } else {
        open_ = false;
    }
}

/// A senior paragraph that nothing numbered like an item follows, and that says more than a heading.
bool TaskReader::stands_alone(std::size_t at) const {
    bool body = compact_of(passages_[at].text).size() > kLongestHeading;
    for (std::size_t i = at + 1; i < std::min(end_, passages_.size()); ++i) {
        Mark const& mark = passages_[i].mark;
        if (mark && mark.style <= passages_[at].mark.style) break;
        if (mark) return false;
        body = body || !is_aside(passages_[i]);
    }
    return body;
}

void TaskReader::take_demand(std::size_t at) {
    Passage const& passage = passages_[at];
    bool const general = sections_.holds(passage);
    if (passage.only_assigns) {
        if (open_) add_to_task(passage);
        return;
    }
    bool const senior = passage.mark && passage.mark.style < style_;
    bool const item = passage.mark && (passage.mark.style == style_ || (senior && stands_alone(at)));
    if (general) {
        open_ = false;
    } else if (item) {
        begin_task(passage);
    } else if (senior) {
        take_heading(passage);
    } else if (open_ && !is_aside(passage)) {
        add_to_task(passage);
    } else {
        open_ = false;
    }
}

void TaskReader::take_heading(Passage const& passage) {
    std::size_t style = heading_place(passage);
    std::string text = clean_text(passage.text);
    // "（一）加强领导。各单位要……": the first sentence is the heading.
    if (compact_of(text).size() > kLongestHeading) text = text.substr(0, text.find("。"));
    headings_[style] = text;
    for (std::size_t below = style + 1; below < kStyles; ++below)
        headings_[below].clear();
    open_ = false;
}

void TaskReader::begin_task(Passage const& passage) {
    Task task;
    std::u32string compact = compact_of(passage.text);
    if (passage.mark) {
        std::size_t length = passage.mark.length;
        bool dotted = passage.mark.style == MarkStyle::dotted;
        task.record.number =
            dotted ? to_utf8(compact.substr(0, length)) : std::to_string(passage.mark.number);
        std::size_t end = passage.mark.style < style_ ? index(passage.mark.style) : index(style_);
        for (std::size_t style = 0; style < end; ++style) {
            if (!headings_[style].empty()) task.headings.push_back(headings_[style]);
        }
    } else {
        for (auto const& heading : headings_) {
            if (!heading.empty()) task.headings.push_back(heading);
        }
    }
    task.record.place = passage.place;
    task.record.confidence = kConfidence;
    tasks_.push_back(std::move(task));
    open_ = true;
    add_to_task(passage);
}

void TaskReader::add_to_task(Passage const& passage) {
    Task& task = tasks_.back();
    Record& record = task.record;
    if (!passage.only_assigns) {
        std::string text = clean_text(passage.text);
        bool first = record.text.empty();
        if (first && passage.mark) {
            std::size_t at = 0;
            std::size_t dropped = 0;
            while (dropped < passage.mark.length && at < text.size()) {
                if (!is_white_space(next_code_point(text, at))) ++dropped;
            }
            text = std::string(trim(std::string_view(text).substr(at)));
        }
        record.text = first ? text : clean_text(record.text + "\n" + text);
    }
    auto add = [](RecordCell& cell, std::string const& text) {
        if (text.empty()) return;
        cell.present = true;
        cell.text += (cell.text.empty() ? "" : "\n") + text;
    };
    add(record.lead, passage.assignment.lead);
    add(record.responsible, passage.assignment.responsible);
    add(record.deadline, passage.assignment.deadline);
    add(record.methods, passage.assignment.methods);
    add(record.materials, passage.assignment.materials);
    record.place = join_places(record.place, passage.place);
    task.assigned = task.assigned || passage.assignment.names_units();
}

/// Numbered paragraphs under headings where nothing is assigned are no items: aims, principles, safeguards.
void TaskReader::drop_strangers() {
    std::set<std::vector<std::string>> assigned;
    for (Task const& task : tasks_) {
        if (task.assigned) assigned.insert(task.headings);
    }
    std::erase_if(tasks_, [&assigned](Task const& task) {
        return !task.assigned && !assigned.contains(task.headings);
    });
}

/// An outermost heading that stands above all items ("二、重点任务") says nothing where two more stand below
/// it.
void name_levels(std::vector<Task>& tasks) {
    std::size_t deepest = 0;
    bool same = true;
    for (Task const& task : tasks) {
        deepest = std::max(deepest, task.headings.size());
        same = same && !task.headings.empty() && task.headings[0] == tasks[0].headings[0];
    }
    std::size_t from = same && deepest > 2 ? 1 : 0;
    for (Task& task : tasks) {
        auto const& headings = task.headings;
        if (headings.size() > from) task.record.level1 = headings[from];
        if (headings.size() > from + 1) task.record.level2 = headings[from + 1];
    }
}

RecordTable table_of(std::vector<Task> tasks, std::string caption) {
    name_levels(tasks);
    RecordTable table;
    table.caption = std::move(caption);
    table.columns = {
        {Role::number, "", kConfidence}, {Role::text, "", kConfidence}, {Role::responsible, "", kConfidence}};
    bool leads = false;
    for (Task& task : tasks) {
        leads = leads || task.record.lead.present;
        // Nothing is merged in prose: what is not written is not inherited.
        for (auto cell :
             {&Record::lead, &Record::responsible, &Record::deadline, &Record::methods, &Record::materials})
            (task.record.*cell).present = true;
        table.records.push_back(std::move(task.record));
    }
    if (leads) table.columns.push_back({Role::lead, "", kConfidence});
    return table;
}

RecordTable table_of_demands(std::vector<Passage> const& passages, DemandList const& list) {
    std::vector<Task> tasks = TaskReader(passages, list).read();
    for (Task& task : tasks)
        task.record.confidence = task.assigned ? kConfidence : kUnnamedConfidence;
    if (!tasks.empty()) {
        Record& first = tasks.front().record;
        first.doubts.push_back(doubt(
            "prose_without_units",
            fmt::format(
                "“{}”不是表格，也没有写明责任单位：已按段落编号读出 {} 项，请逐项核对后再分派责任单位。",
                list.title, tasks.size()),
            first.place));
    }
    return table_of(std::move(tasks), list.title);
}

}  // namespace

std::vector<RecordTable> tasks_of_prose(std::vector<documents::Paragraph const*> const& lines) {
    std::vector<Passage> passages = passages_of(lines);
    std::vector<RecordTable> tables;
    std::vector<Task> tasks = TaskReader(passages).read();
    auto assigned = std::count_if(tasks.begin(), tasks.end(), [](Task const& task) { return task.assigned; });
    if (static_cast<std::size_t>(assigned) >= kFewestItems) {
        tables.push_back(table_of(std::move(tasks), ""));
        return tables;
    }
    for (DemandList const& list : demand_lists(passages))
        tables.push_back(table_of_demands(passages, list));
    return tables;
}

}  // namespace zs::catalogue::recognise

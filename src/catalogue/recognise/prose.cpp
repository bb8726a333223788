#include "catalogue/recognise/prose.h"

#include <algorithm>
#include <array>
#include <set>

#include "base/text.h"
#include "catalogue/recognise/assignments.h"
#include "catalogue/recognise/headings.h"
#include "catalogue/recognise/lines.h"
#include "catalogue/recognise/marks.h"

namespace zs::catalogue::recognise {
namespace {

constexpr std::size_t kStyles = 7;
constexpr std::size_t kFewestItems = 3;
constexpr std::size_t kShortLine = 30;  // characters; a shorter line without a stop is a line of its own
constexpr std::size_t kLongestHeading = 45;
constexpr std::size_t kLongestPassage = 6000;  // bytes
constexpr std::size_t kLongestBracket = 200;
constexpr double kConfidence = 0.9;

/// A paragraph with what it assigns.
struct Passage {
    std::string text;  ///< without assignments
    Mark mark;
    documents::Place place;
    TaskAssignment assignment;
    bool only_assigns = false;  ///< nothing but an assignment to what stands above
};

std::size_t index(MarkStyle style) {
    return static_cast<std::size_t>(style);
}

/// A line that goes on with the one above: words broken by the width of a page.
bool goes_on(std::string const& above, std::string_view line) {
    if (above.size() > kLongestPassage) return false;
    std::u32string before = compact_of(above);
    std::u32string here = compact_of(line);
    auto open = before.find_last_of(U"（【");
    bool closed = open == std::u32string::npos || before.find_first_of(U"）】", open) != std::u32string::npos;
    if (!closed && before.size() - open < kLongestBracket) return true;
    if (here.empty() || read_mark(here) || read_assignment_line(line)) return false;
    bool opens = here.front() == U'（' || here.front() == U'【';
    return !ends_sentence(before) && before.size() > kShortLine && !opens;
}

std::vector<Passage> passages_of(std::vector<documents::Paragraph const*> const& paragraphs) {
    std::vector<Passage> passages;
    for (TextLine const& line : text_lines(paragraphs)) {
        if (line.blank) continue;
        std::string text;
        for (auto const& cell : line.cells)
            text += (text.empty() || cell.empty() ? "" : " ") + cell;
        if (trim(text).empty()) continue;
        if (!passages.empty() && goes_on(passages.back().text, text)) {
            passages.back().text += text;
            passages.back().place.end_line = line.end_line;
            continue;
        }
        Passage passage;
        passage.text = text;
        passage.place.line = line.line;
        passage.place.end_line = line.end_line;
        passages.push_back(std::move(passage));
    }
    for (Passage& passage : passages) {
        passage.mark = read_mark(compact_of(passage.text));
        if (auto assignment = read_assignment_line(passage.text)) {
            passage.assignment = *assignment;
            passage.only_assigns = true;
            continue;
        }
        AssignedText taken = take_assignments(passage.text);
        passage.text = taken.text;
        passage.assignment = taken.assignment;
    }
    return passages;
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

class TaskReader {
  public:
    explicit TaskReader(std::vector<Passage> const& passages)
        : passages_(passages), style_(style_of_items(passages)) {}

    std::vector<Task> read() {
        for (std::size_t i = 0; i < passages_.size(); ++i)
            take(i);
        drop_strangers();
        return std::move(tasks_);
    }

  private:
    void take(std::size_t at);
    void begin_task(Passage const& passage);
    void add_to_task(Passage const& passage);
    void take_heading(Passage const& passage);
    bool names_units_before_next_mark(std::size_t at) const;
    void drop_strangers();

    std::vector<Passage> const& passages_;
    MarkStyle style_;
    std::array<std::string, kStyles> headings_;  ///< in force, by style
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

void TaskReader::take_heading(Passage const& passage) {
    std::size_t style = index(passage.mark.style);
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

}  // namespace

std::vector<RecordTable> tasks_of_prose(std::vector<documents::Paragraph const*> const& lines) {
    std::vector<Passage> passages = passages_of(lines);
    std::vector<Task> tasks = TaskReader(passages).read();
    auto assigned = std::count_if(tasks.begin(), tasks.end(), [](Task const& task) { return task.assigned; });
    if (static_cast<std::size_t>(assigned) < kFewestItems) return {};
    name_levels(tasks);
    RecordTable table;
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
    std::vector<RecordTable> tables;
    tables.push_back(std::move(table));
    return tables;
}

}  // namespace zs::catalogue::recognise

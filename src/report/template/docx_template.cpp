#include "report/template/docx_template.h"

#include <pugixml.hpp>

#include "formats/container/xml.h"

namespace zs::report {
namespace {

using formats::local_name;

/// The texts of a paragraph in order, without those of paragraphs inside it (text boxes).
void collect_texts(pugi::xml_node node, std::vector<pugi::xml_node>& out) {
    for (auto child : node.children()) {
        auto const name = local_name(child);
        if (name == "t") out.push_back(child);
        if (name != "p" && name != "t") collect_texts(child, out);
    }
}

std::string paragraph_text(pugi::xml_node paragraph) {
    std::vector<pugi::xml_node> texts;
    collect_texts(paragraph, texts);
    std::string out;
    for (auto const& text : texts)
        out += text.text().get();
    return out;
}

/// The text by which a paragraph or a table row tells its list; a table in a cell answers for itself.
std::string own_text(pugi::xml_node node) {
    if (local_name(node) == "p") return paragraph_text(node);
    std::string out;
    for (auto child : node.children()) {
        if (local_name(child) != "tbl") out.append(own_text(child)).push_back('\n');
    }
    return out;
}

/// Puts a text into <w:t>, a <w:br/> for each line break.
void set_text(pugi::xml_node text, std::string const& value) {
    auto run = text.parent();
    std::string const name = text.name();
    auto const prefix = name.substr(0, name.size() - 1);
    auto at = text;
    for (std::size_t start = 0; start <= value.size();) {
        auto const end = std::min(value.find('\n', start), value.size());
        if (start > 0) {
            at = run.insert_child_after((prefix + "br").c_str(), at);
            at = run.insert_child_after(name.c_str(), at);
        }
        at.text().set(value.substr(start, end - start).c_str());
        if (!at.attribute("xml:space")) at.append_attribute("xml:space") = "preserve";
        start = end + 1;
    }
}

/// Word cuts a placeholder into runs as it likes: the value goes where it begins, in the looks of that place.
void fill_paragraph(pugi::xml_node paragraph, Values& values) {
    std::vector<pugi::xml_node> nodes;
    collect_texts(paragraph, nodes);
    std::vector<std::string> texts;
    std::string all;
    for (auto const& node : nodes)
        all += texts.emplace_back(node.text().get());
    auto const found = placeholders_in(all);
    if (found.empty()) return;
    values.enter_line(all);
    std::vector<std::string> filled(texts.size());
    std::size_t offset = 0;
    std::size_t next = 0;
    for (std::size_t i = 0; i < texts.size(); offset += texts[i++].size()) {
        for (std::size_t at = 0; at < texts[i].size(); ++at) {
            auto const place = offset + at;
            while (next < found.size() && found[next].end <= place)
                ++next;
            if (next == found.size() || place < found[next].begin) {
                filled[i] += texts[i][at];
            } else if (place == found[next].begin) {
                filled[i] += values.value(found[next].name);
            }
        }
    }
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        if (filled[i] != texts[i]) set_text(nodes[i], filled[i]);
    }
}

void fill_node(pugi::xml_node node, Values& values);

/// Writes a table row, or a paragraph outside of tables, once for each row of the list it names.
bool repeated(pugi::xml_node node, Values& values) {
    auto parent = node.parent();
    bool const is_list = values.repeat(own_text(node), [&] {
        auto copy = parent.insert_copy_before(node, node);
        if (local_name(copy) == "p") fill_paragraph(copy, values);
        fill_node(copy, values);
    });
    if (is_list) parent.remove_child(node);
    return is_list;
}

/// Word finds a cell damaged that does not end with a paragraph.
void keep_a_paragraph(pugi::xml_node cell) {
    auto const last = cell.last_child();
    if (local_name(last) != "p") {
        std::string const name = cell.name();
        cell.append_child((name.substr(0, name.size() - 2) + "p").c_str());
    }
}

void fill_node(pugi::xml_node node, Values& values) {
    for (auto child = node.first_child(); child;) {
        auto const next = child.next_sibling();
        auto const name = local_name(child);
        bool const may_repeat = name == "tr" || name == "p";
        if (!may_repeat || !repeated(child, values)) {
            if (name == "p") fill_paragraph(child, values);
            fill_node(child, values);
        }
        child = next;
    }
    if (local_name(node) == "tc") keep_a_paragraph(node);
}

}  // namespace

void each_paragraph_text(pugi::xml_node root, std::function<void(std::string_view)> const& take) {
    if (local_name(root) == "p") take(paragraph_text(root));
    for (auto child : root.children())
        each_paragraph_text(child, take);
}

void fill_words(pugi::xml_node root, Values& values) {
    fill_node(root, values);
}

}  // namespace zs::report

// styles.xml and numbering.xml of a Word document (ECMA-376 part 1, 17.7 and 17.9).
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "books/docx_xml.hpp"

namespace books {

// What a style or a paragraph says itself; nothing where it inherits.
struct DocxLook {
    std::optional<bool> bold;
    std::optional<bool> italic;
    std::optional<bool> hidden;
    std::optional<int> size;     // half points
    std::optional<int> outline;  // 0 to 8, 9 for body text
    std::optional<int> list;     // w:numId; 0 takes a list away
    std::optional<int> list_level;
    std::optional<bool> page_break;

    void inherit(const DocxLook& from);
};

struct DocxStyle {
    std::string id;
    std::string name;  // in lower case; Word keeps its own in English
    std::string based_on;
    DocxLook look;
};

class DocxStyles {
  public:
    // What could be read of the part.
    static base::Result<DocxStyles> parse(std::string_view xml, std::size_t depth,
                                          const Deadline& deadline);

    // With all that it inherits; the default paragraph style for "".
    const DocxStyle& paragraph(const std::string& id) const;
    const DocxStyle* character(const std::string& id) const;
    const std::string& language() const { return language_; }

  private:
    void resolve();

    std::map<std::string, DocxStyle> styles_;
    std::string default_paragraph_;
    DocxStyle none_;
    std::string language_;
};

// One look's elements, at the start tag of one of them; false where it is none of those.
bool read_look(XmlPart& part, DocxLook& look);

struct DocxLevel {
    int start = 1;
    bool bullet = false;
    std::string text;  // "Chapter %1"
};

// The lists of a document, counting as the paragraphs come.
class DocxLists {
  public:
    static base::Result<DocxLists> parse(std::string_view xml, std::size_t depth,
                                         const Deadline& deadline);

    struct Item {
        int level = 0;
        int number = 0;     // 0 for a bullet
        std::string label;  // as shown where it begins with a word: "Chapter 3"
    };
    // The next paragraph of this list; nothing where there is no such list.
    std::optional<Item> next(int list, int level);

  private:
    static constexpr std::size_t kLevels = 9;
    struct Shape {
        std::vector<DocxLevel> levels = std::vector<DocxLevel>(kLevels);
        std::vector<int> counts = std::vector<int>(kLevels, 0);
        std::vector<bool> begun = std::vector<bool>(kLevels, false);
    };
    struct List {
        int shape = 0;
        std::map<int, int> starts;  // by level; used once
    };
    std::map<int, Shape> shapes_;
    std::map<int, List> lists_;
};

}  // namespace books

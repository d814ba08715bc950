// Markup as a browser's parser sees it, asked by XPath.
#pragma once

#include <memory>
#include <string>
#include <vector>

struct _xmlDoc;

namespace content {

class HtmlTree {
  public:
    explicit HtmlTree(const std::string& html);
    ~HtmlTree();
    HtmlTree(const HtmlTree&) = delete;
    HtmlTree& operator=(const HtmlTree&) = delete;

    int count(const std::string& xpath) const;
    // The text of each node or the value of each attribute, white space normalised.
    std::vector<std::string> texts(const std::string& xpath) const;

  private:
    _xmlDoc* document_;
};

}  // namespace content

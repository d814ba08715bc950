#include "books/docx_xml.hpp"

#include <climits>

#include "books/html_tree.hpp"

namespace books {

using base::Errc;
using base::fail;
using base::Result;

namespace {

void ignore_fault(void*, xmlErrorPtr) {}

}  // namespace

Result<XmlPart> XmlPart::open(std::string_view text, std::size_t depth, const Deadline& deadline) {
    if (text.find("<!DOCTYPE") != std::string_view::npos) {
        return fail(Errc::invalid, "it is no Word document: a part of it has a document type");
    }
    if (text.size() > INT_MAX) return fail(Errc::invalid, "a part of it is too large");
    xmlTextReader* reader =
        xmlReaderForMemory(text.data(), static_cast<int>(text.size()), nullptr, "UTF-8",
                           XML_PARSE_NONET | XML_PARSE_COMPACT | XML_PARSE_NOCDATA);
    if (!reader) return fail(Errc::internal, "no memory to parse it");
    xmlTextReaderSetStructuredErrorHandler(reader, &ignore_fault, nullptr);
    return XmlPart(reader, depth, deadline);
}

bool XmlPart::next() {
    for (;;) {
        if (damaged_ || late_ || too_deep_) return false;
        if ((++seen_ & 0xFF) == 0 && deadline_->expired()) late_ = true;
        const int got = xmlTextReaderRead(reader_.get());
        if (got < 0) damaged_ = true;
        if (got != 1) return false;
        if (depth() > deepest_) too_deep_ = true;
        if (is_start() || is_end() || is_text()) return !late_ && !too_deep_;
    }
}

bool XmlPart::is_start() const {
    return xmlTextReaderNodeType(reader_.get()) == XML_READER_TYPE_ELEMENT;
}

bool XmlPart::is_end() const {
    return xmlTextReaderNodeType(reader_.get()) == XML_READER_TYPE_END_ELEMENT;
}

bool XmlPart::is_text() const {
    const int type = xmlTextReaderNodeType(reader_.get());
    return type == XML_READER_TYPE_TEXT || type == XML_READER_TYPE_CDATA ||
           type == XML_READER_TYPE_SIGNIFICANT_WHITESPACE || type == XML_READER_TYPE_WHITESPACE;
}

bool XmlPart::is_empty() const {
    return xmlTextReaderIsEmptyElement(reader_.get()) == 1;
}

bool XmlPart::is_word() const {
    const std::string_view space = view(xmlTextReaderConstNamespaceUri(reader_.get()));
    return space == "http://schemas.openxmlformats.org/wordprocessingml/2006/main" ||
           space == "http://purl.oclc.org/ooxml/wordprocessingml/main";
}

std::string_view XmlPart::name() const {
    return view(xmlTextReaderConstLocalName(reader_.get()));
}

std::string_view XmlPart::text() const {
    return view(xmlTextReaderConstValue(reader_.get()));
}

int XmlPart::depth() const {
    return xmlTextReaderDepth(reader_.get());
}

std::string XmlPart::attribute(std::string_view name) {
    std::string out;
    for (int more = xmlTextReaderMoveToFirstAttribute(reader_.get()); more == 1;
         more = xmlTextReaderMoveToNextAttribute(reader_.get())) {
        if (this->name() != name) continue;
        out = text();
        break;
    }
    xmlTextReaderMoveToElement(reader_.get());
    return out;
}

bool XmlPart::is_on() {
    const std::string value = attribute("val");
    return value != "0" && value != "false" && value != "off" && value != "none";
}

void XmlPart::skip() {
    each_child(*this, [] {});
}

}  // namespace books

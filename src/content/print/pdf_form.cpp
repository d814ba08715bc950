#include "content/print/pdf_form.hpp"

#include <algorithm>
#include <cctype>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFWriter.hh>
#include <set>
#include <stdexcept>

#include "content/print/typing_font.hpp"

namespace content::print {
namespace {

using Object = QPDFObjectHandle;

constexpr double kTypedSize = 11;
constexpr int kMultiline = 1 << 12;  // table 228
constexpr int kPrinted = 1 << 2;     // table 165

std::string color_of(const Rgb& color) {
    return fmt::format("{:.3f} {:.3f} {:.3f}", color.r, color.g, color.b);
}

// The elements of a type in the order of the structure tree, which is that of drawing.
void collect(Object element, const std::string& type, std::vector<Object>& found) {
    if (element.isArray()) {
        for (auto& kid : element.aitems()) collect(kid, type, found);
        return;
    }
    if (!element.isDictionary()) return;
    if (element.getKey("/S").isNameAndEquals(type)) found.push_back(element);
    collect(element.getKey("/K"), type, found);
}

// Field names are part of what a form sends: letters, digits, underscores, none twice.
class FieldNames {
  public:
    std::string next(const FormField& field) {
        std::string name = field.name;
        if (name.empty()) name = field.kind == FormField::Kind::check ? "check" : "text";
        for (char& c : name) {
            if (!std::isalnum(static_cast<unsigned char>(c))) c = '_';
        }
        const bool counted = field.name.empty();
        std::string unique = counted ? name + "_1" : name;
        for (int n = 2; !taken_.insert(unique).second; ++n) unique = fmt::format("{}_{}", name, n);
        return unique;
    }

  private:
    std::set<std::string> taken_;
};

class FormWriter {
  public:
    FormWriter(QPDF& pdf, const PdfFacts& facts) : pdf_(pdf), facts_(facts) {
        auto tree = pdf.getRoot().getKey("/StructTreeRoot");
        collect(tree.getKey("/K"), "/Form", places_);
        numbers_ = tree.getKey("/ParentTree").getKey("/Nums");
        if (!numbers_.isArray()) throw std::runtime_error("the PDF has no parent tree");
        for (int i = 0; i + 1 < numbers_.getArrayNItems(); i += 2) {
            next_number_ = std::max(next_number_, numbers_.getArrayItem(i).getIntValue() + 1);
        }
    }

    void add(Object page, const Sheet& sheet, const FormField& field) {
        if (fields_.size() >= places_.size()) throw std::runtime_error("a field has no place");
        Object place = places_[fields_.size()];
        const double bottom = sheet.height - field.y - field.height;
        auto widget = Object::parse(fmt::format(
            "<< /Type /Annot /Subtype /Widget /F {} /Rect [ {:.2f} {:.2f} {:.2f} {:.2f} ] "
            "/StructParent {} >>",
            kPrinted, field.x, bottom, field.x + field.width, bottom + field.height, next_number_));
        widget.replaceKey("/P", page);
        widget.replaceKey("/T", Object::newUnicodeString(names_.next(field)));
        widget.replaceKey("/TU", Object::newUnicodeString(field.tip));
        if (field.kind == FormField::Kind::check) {
            complete_check(widget, field);
        } else {
            complete_text(widget, field);
        }
        widget = pdf_.makeIndirectObject(widget);
        auto annotations = page.getKey("/Annots");
        if (!annotations.isArray()) {
            annotations = page.replaceKeyAndGetNew("/Annots", Object::newArray());
        }
        annotations.appendItem(widget);
        page.replaceKey("/Tabs", Object::newName("/S"));
        auto reference = Object::parse("<< /Type /OBJR >>");
        reference.replaceKey("/Obj", widget);
        reference.replaceKey("/Pg", page);
        auto kids = Object::newArray();
        kids.appendItem(place.getKey("/K"));
        kids.appendItem(reference);
        place.replaceKey("/K", kids);
        numbers_.appendItem(Object::newInteger(next_number_++));
        numbers_.appendItem(place);
        fields_.push_back(widget);
    }

    void finish() {
        if (fields_.size() != places_.size()) throw std::runtime_error("a place has no field");
        if (fields_.empty()) return;
        auto form = Object::parse("<< /DR << /Font << >> >> >>");
        form.replaceKey("/Fields", Object::newArray(fields_));
        if (typed_) {
            form.getKey("/DR").getKey("/Font").replaceKey("/Typed",
                                                          embed_typing_font(pdf_, facts_.theme));
        }
        form.replaceKey("/DA", Object::newString(appearance()));
        pdf_.getRoot().replaceKey("/AcroForm", pdf_.makeIndirectObject(form));
    }

  private:
    std::string appearance() const {
        return typed_ ? fmt::format("/Typed {} Tf {} rg", kTypedSize, color_of(facts_.ink)) : "0 g";
    }

    Object stream(const FormField& field, const std::string& content) {
        auto out = Object::newStream(&pdf_, content);
        out.replaceDict(Object::parse(
            fmt::format("<< /Type /XObject /Subtype /Form /BBox [ 0 0 {:.2f} {:.2f} ] "
                        "/Resources << >> >>",
                        field.width, field.height)));
        return out;
    }

    // The box itself stands on the page; ticked, a mark comes into it.
    void complete_check(Object& widget, const FormField& field) {
        const double w = field.width;
        const double h = field.height;
        const auto mark = fmt::format(
            "q {} RG {:.2f} w 1 J 1 j {:.2f} {:.2f} m {:.2f} {:.2f} l {:.2f} {:.2f} l S Q",
            color_of(facts_.accent), w * 0.15, w * 0.22, h * 0.52, w * 0.42, h * 0.28, w * 0.8,
            h * 0.76);
        auto looks = Object::parse("<< /N << >> >>");
        looks.getKey("/N").replaceKey("/Yes", stream(field, mark));
        looks.getKey("/N").replaceKey("/Off", stream(field, ""));
        widget.replaceKey("/FT", Object::newName("/Btn"));
        widget.replaceKey("/V", Object::newName("/Off"));
        widget.replaceKey("/AS", Object::newName("/Off"));
        widget.replaceKey("/AP", looks);
        widget.replaceKey("/MK", Object::parse("<< /CA (4) >>"));
    }

    // Empty, the field shows lines to write on; the last one stands on the page. Once something is
    // typed the viewer makes its own appearance, which has none to run across the words.
    void complete_text(Object& widget, const FormField& field) {
        typed_ = true;
        std::string rules;
        const double step = field.height / field.lines;
        for (int line = 1; line < field.lines; ++line) {
            rules += fmt::format("0 {0:.2f} m {1:.2f} {0:.2f} l S ", step * line, field.width);
        }
        if (!rules.empty()) {
            rules = fmt::format("q {} RG 0.6 w {}Q ", color_of(facts_.rule), rules);
        }
        auto looks = Object::newDictionary();
        looks.replaceKey("/N", stream(field, rules + "/Tx BMC EMC"));
        widget.replaceKey("/FT", Object::newName("/Tx"));
        widget.replaceKey("/V", Object::newString(""));
        widget.replaceKey("/DA", Object::newString(appearance()));
        if (field.lines > 1) widget.replaceKey("/Ff", Object::newInteger(kMultiline));
        widget.replaceKey("/AP", looks);
    }

    QPDF& pdf_;
    const PdfFacts& facts_;
    std::vector<Object> places_;  // structure elements "Form"
    Object numbers_;              // of the parent tree: key, element, key, element ...
    long long next_number_ = 0;
    FieldNames names_;
    std::vector<Object> fields_;
    bool typed_ = false;
};

std::string completed(const std::string& bytes, const std::vector<Sheet>& sheets,
                      const PdfFacts& facts) {
    QPDF pdf;
    pdf.setSuppressWarnings(true);
    pdf.processMemoryFile("document", bytes.data(), bytes.size());
    auto root = pdf.getRoot();
    root.replaceKey("/Lang", Object::newString(facts.language));
    root.replaceKey("/ViewerPreferences", Object::parse("<< /DisplayDocTitle true >>"));
    std::vector<Object> figures;
    collect(root.getKey("/StructTreeRoot").getKey("/K"), "/Figure", figures);
    for (Object& figure : figures) {
        figure.replaceKey("/Alt", Object::newUnicodeString("Cover: " + facts.title));
    }
    auto pages = QPDFPageDocumentHelper(pdf).getAllPages();
    if (pages.size() != sheets.size()) throw std::runtime_error("a page is missing");
    FormWriter form(pdf, facts);
    for (std::size_t i = 0; i < sheets.size(); ++i) {
        for (const FormField& field : sheets[i].fields) {
            form.add(pages[i].getObjectHandle(), sheets[i], field);
        }
    }
    form.finish();
    QPDFWriter writer(pdf);
    writer.setOutputMemory();
    writer.setObjectStreamMode(qpdf_o_generate);
    writer.setDeterministicID(true);
    writer.write();
    const auto written = writer.getBufferSharedPointer();
    return {reinterpret_cast<const char*>(written->getBuffer()), written->getSize()};
}

}  // namespace

base::Result<std::string> complete_pdf(const std::string& bytes, const std::vector<Sheet>& sheets,
                                       const PdfFacts& facts) {
    try {
        return completed(bytes, sheets, facts);
    } catch (const std::exception& error) {
        // QPDF reports by exceptions.
        return base::fail(base::Errc::internal, "the PDF could not be completed: {}", error.what());
    }
}

}  // namespace content::print

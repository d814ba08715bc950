#include "content/document_look.hpp"

namespace content {

DocumentLook look_of(const Brand& brand) {
    DocumentLook look;
    look.theme = brand.theme;
    look.colors = brand.colors;
    look.brand = brand.name;
    look.postal_address = brand.mail.postal_address;
    look.author = brand.author;
    return look;
}

}  // namespace content

#include "content/magnet_words.hpp"

#include "base/json.hpp"

namespace content {

MagnetWords words_of(MagnetType type) {
    switch (type) {
        case MagnetType::free_chapter:
            return {"free chapter", "A free chapter", "Read it free"};
        case MagnetType::checklist:
            return {"checklist", "A checklist", "Get it free"};
        case MagnetType::mini_guide:
            return {"quick-start guide", "A quick-start guide", "Get it free"};
        case MagnetType::quiz:
            return {"quiz", "A quiz", "Take it free"};
        case MagnetType::worksheet:
            return {"worksheet", "A worksheet", "Get it free"};
        case MagnetType::video_script:
            return {"video script", "A video script", "Get it free"};
    }
    return {};
}

std::optional<MagnetType> magnet_type_of(std::string_view key) {
    const auto slash = key.rfind('/');
    if (slash == std::string_view::npos) return std::nullopt;
    const auto type =
        base::from_json<MagnetType>(base::Json(std::string(key.substr(slash + 1))), "type");
    return type ? std::optional(type.value()) : std::nullopt;
}

}  // namespace content

// The kinds of lead magnet: what a reader gets for an address.
#pragma once

#include <string>
#include <string_view>

#include <boost/describe.hpp>

namespace content {

enum class MagnetType { free_chapter, checklist, mini_guide, quiz, worksheet, video_script };
BOOST_DESCRIBE_ENUM(MagnetType, free_chapter, checklist, mini_guide, quiz, worksheet, video_script)

// A lead magnet's key: "BOOK_SLUG/free_chapter".
std::string magnet_key(std::string_view book, MagnetType type);

}  // namespace content

#include "content/print/strips.hpp"

#include <algorithm>

namespace content::print {
namespace {

constexpr double kRounding = 0.01;

double height_of(std::span<const Strip> strips, const PageCut& page) {
    double height = 0;
    for (std::size_t i = page.begin; i < page.end; ++i) {
        height += strips[i].height + (i == page.begin ? 0 : strips[i].before);
    }
    return height;
}

std::vector<PageCut> cut(std::span<const Strip> strips, double height, double sunk) {
    std::vector<PageCut> pages;
    std::size_t begin = 0;
    while (begin < strips.size()) {
        const double room = height - (pages.empty() ? sunk : 0) + kRounding;
        double used = 0;
        std::size_t end = begin;
        while (end < strips.size()) {
            // White at the foot of a page may be cut off.
            if (!strips[end].draw) {
                used += strips[end++].height;
                continue;
            }
            const double next = strips[end].height + (end == begin ? 0 : strips[end].before);
            if (used + next > room) break;
            used += next;
            ++end;
        }
        std::size_t good = end;
        if (end < strips.size()) {
            while (good > begin && strips[good - 1].keep) --good;
        }
        // All of it belongs together and is taller than a page: cut where it is full. A single
        // strip that is too tall is clipped by the page.
        if (good == begin) good = std::max(end, begin + 1);
        pages.push_back({begin, good});
        begin = good;
    }
    return pages;
}

}  // namespace

std::vector<PageCut> cut_pages(std::span<const Strip> strips, double height, double sunk,
                               double runt) {
    auto pages = cut(strips, height, sunk);
    if (pages.size() < 2 || height_of(strips, pages.back()) >= runt) return pages;
    // Shorter pages push lines onto the last one; a line more may make it needless.
    for (const double change : {-0.04, 0.035, -0.07, -0.1}) {
        auto other = cut(strips, height * (1 + change), sunk);
        if (other.size() <= pages.size() && height_of(strips, other.back()) >= runt) return other;
    }
    return pages;
}

std::vector<PageCut> cut_columns(std::span<const Strip> strips, int columns, double height) {
    const auto most = static_cast<std::size_t>(columns);
    auto best = cut(strips, height, 0);
    if (best.size() > most) return best;
    double low = 0;
    double high = height;
    while (high - low > 1) {
        const double middle = (low + high) / 2;
        auto tried = cut(strips, middle, 0);
        const bool fits = tried.size() <= most &&
                          std::all_of(tried.begin(), tried.end(), [&](const PageCut& column) {
                              return height_of(strips, column) <= middle + kRounding;
                          });
        if (fits) best = std::move(tried);
        (fits ? high : low) = middle;
    }
    return best;
}

}  // namespace content::print

#include "books/migrations.hpp"

namespace books {

std::vector<store::Migration> migrations() {
    return {{"books/001 books", R"sql(
create table books (
    id text primary key,
    brand_id text not null,
    slug text not null,
    title text not null,
    fingerprint text not null,
    version bigint not null,
    words bigint not null,
    imported_at bigint not null,
    updated_at bigint not null,
    unique (brand_id, slug),
    unique (brand_id, fingerprint)
);

create table book_texts (
    book_id text primary key references books (id),
    brand_id text not null,
    document text not null,
    cover_mime text,
    cover {bytes}
);

create table book_analyses (
    book_id text primary key references books (id),
    brand_id text not null,
    document text not null
);
)sql"}};
}

}  // namespace books

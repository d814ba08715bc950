#include "content/migrations.hpp"

namespace content {

std::vector<store::Migration> migrations() {
    return {{"content/001 brands", R"sql(
        create table brands (
            id text not null primary key,
            slug text not null unique,
            name text not null,
            document text not null,
            created_at bigint not null,
            updated_at bigint not null
        );
    )sql"}};
}

}  // namespace content

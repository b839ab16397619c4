// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// A file read chunk by chunk: the layout says where each begins, the grammar
// reads it, what cannot be read is reported and left out. Clauses and comments
// of a block are gathered under it.
// Tested by tests/language/parse_test.cpp and parse_errors_test.cpp.
#include "language/parse.hpp"

#include <optional>

#include "language/grammar.hpp"
#include "language/layout.hpp"
#include "language/parse_explain.hpp"

namespace attiva::language {
namespace {

bool is_block(Kind kind) {
    return kind == Kind::instrument_decl || kind == Kind::extension_decl || kind == Kind::fund_decl;
}

class FileReader {
public:
    FileReader(const text::Sources& sources, FileId file, Diagnostics& diagnostics)
        : sources_(sources), file_(file), diagnostics_(diagnostics) {}

    Tree run() {
        for (const LayoutItem& item : layout(sources_, file_, diagnostics_)) {
            switch (item.what) {
                case LayoutItem::What::comment: comment(item); break;
                case LayoutItem::What::declaration: declaration(item.chunk); break;
                case LayoutItem::What::clause: clause(item.chunk); break;
            }
        }
        close_block();
        Node root;
        root.kind = Kind::file;
        root.span = sources_.whole(file_);
        root.children = std::move(top_);
        unspace_last(root);
        tree_.root = tree_.add(std::move(root));
        return std::move(tree_);
    }

private:
    // The node of a chunk, taken out of the arena so that more can come before
    // it; nothing when the chunk cannot be read.
    std::optional<Node> read(const Chunk& chunk, bool (*grammar)(Reader&)) {
        if (!chunk.readable) return std::nullopt;
        const std::size_t first = tree_.nodes.size();
        Reader reader(chunk, tree_);
        const bool whole = grammar(reader);
        if (!whole) explain(chunk, first, grammar);
        if (!whole || !sound(tree_, static_cast<TreeId>(first), reader, sources_, diagnostics_)) {
            tree_.nodes.resize(first);
            return std::nullopt;
        }
        Node node = std::move(tree_.nodes.back());
        tree_.nodes.pop_back();
        return node;
    }

    void explain(const Chunk& chunk, std::size_t first, bool (*grammar)(Reader&)) {
        tree_.nodes.resize(first);
        Reader again(chunk, tree_, true);
        (void)grammar(again);
        explain_failure(again, diagnostics_);
    }

    TreeId add(const Remark& remark) {
        Node node;
        node.kind = Kind::comment;
        node.span = remark.span;
        node.text = remark.text;
        node.flag = remark.tail;
        if (remark.spaced) node.who = "spazio";
        return tree_.add(std::move(node));
    }

    // Comments outside rows and bullets: after the fixed parts, before the rows.
    void add_remarks(Node& node, const Chunk& chunk) {
        std::size_t at = node.kind == Kind::parameter_decl ? 3 : node.children.size();
        for (const Remark& remark : chunk.remarks)
            node.children.insert(node.children.begin() + static_cast<std::ptrdiff_t>(at++), add(remark));
    }

    void comment(const LayoutItem& item) {
        if (!item.inside) close_block();
        if (item.inside && !block_) return;  // its block could not be read
        (item.inside ? block_->children : top_).push_back(add(item.remark));
    }

    void declaration(const Chunk& chunk) {
        close_block();
        std::optional<Node> node = read(chunk, read_declaration);
        if (!node) return;
        if (node->kind == Kind::scope_decl) refuse_misplaced(*node);
        add_remarks(*node, chunk);
        declared_ = true;
        if (is_block(node->kind)) block_ = std::move(node);
        else top_.push_back(tree_.add(std::move(*node)));
    }

    // `ambito` says where all the file holds: it comes first, once.
    void refuse_misplaced(const Node& scope) {
        if (declared_)
            diagnostics_.error("R030", {scope.span.file, scope.span.begin, scope.span.begin + 6},
                               "«ambito» è la prima dichiarazione del file e si scrive una volta sola",
                               "spostalo in cima; ciò che vale altrove sta in un altro file");
    }

    void clause(const Chunk& chunk) {
        std::optional<Node> node = read(chunk, read_clause);
        if (!node || !block_) return;
        add_remarks(*node, chunk);
        if (chunk.spaced) node->who = "spazio";
        block_->children.push_back(tree_.add(std::move(*node)));
    }

    void close_block() {
        if (!block_) return;
        unspace_last(*block_);
        top_.push_back(tree_.add(std::move(*block_)));
        block_.reset();
    }

    // Nothing follows the last: an empty line after it says nothing.
    void unspace_last(const Node& parent) {
        if (parent.children.empty() || parent.children.back() == no_node) return;
        Node& last = tree_.nodes[parent.children.back()];
        if (last.kind == Kind::comment || last.kind == Kind::clause) last.who.clear();
    }

    const text::Sources& sources_;
    FileId file_;
    Diagnostics& diagnostics_;
    Tree tree_;
    std::vector<TreeId> top_;
    std::optional<Node> block_;  // the block being read
    bool declared_ = false;
};

}  // namespace

Tree parse(const text::Sources& sources, FileId file, Diagnostics& diagnostics) {
    if (!sources.usable(file)) return {};
    return FileReader(sources, file, diagnostics).run();
}

}  // namespace attiva::language

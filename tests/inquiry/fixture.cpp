// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "fixture.hpp"

namespace everybody {

using namespace attiva::laws;

namespace {

attiva::language::Rulebook read_one_way(const World& world, attiva::language::Rulebook book, Random& random) {
    for (auto& i : book.interpretations) i.chosen = random.one_of(world.vocabulary.list(i.readings).all());
    return book;
}

}  // namespace

Setting::Setting(const World& world, Random& random, Made& made)
    : court(world, read_one_way(world, RuleMaker(world, random, made).make(), random)),
      day(random.pick(world.days)),
      tables(court.program(true), court.book(), world.vocabulary, world.territory, day),
      atlas(court.catalogue(), court.program(true), tables) {}

}  // namespace everybody

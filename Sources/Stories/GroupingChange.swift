package import News

/// How a grouping differs from how things stand.
package struct GroupingChange: Sendable {
    /// Where an article is now: its story, and the event that it reports.
    package struct Place: Sendable, Hashable {
        package var story: String
        package var event: Int64

        /// Makes a place.
        package init(story: String, event: Int64) {
            self.story = story
            self.event = event
        }
    }

    /// Articles that would be one story and are in several now, or in none.
    package private(set) var joined: [[Article.Key]] = []
    /// Articles that are one story now and would be several.
    package private(set) var parted: [[Article.Key]] = []
    /// Articles of stories that would be linked to one event and are not now; one of each story.
    package private(set) var linked: [[Article.Key]] = []
    /// Articles of stories that are linked to one event now and would not be; one of each part.
    package private(set) var unlinked: [[Article.Key]] = []
    /// New articles that would stand alone.
    package private(set) var alone = 0

    /// What a group is known by: as it stands, or as it would be.
    private enum Name: Hashable {
        case story(String)
        case event(Int64)
        case group(Article.Key)
    }

    /// Compares a grouping with the places of the articles in it; what has none is in no story yet.
    package init(_ grouping: Grouping, from places: [Article.Key: Place]) {
        let keys = grouping.keys
        let place = keys.map { places[$0] }
        let texts = grouping.text.map(Name.group)
        let events = grouping.event.map(Name.group)
        let stories = place.enumerated().map { index, place in
            place.map { Name.story($0.story) } ?? .group(keys[index])
        }
        // New articles of one story are told as joined, not as linked.
        let known = place.enumerated().map { index, place in
            place.map { Name.event($0.event) } ?? texts[index]
        }
        joined = Self.heads(of: texts, by: stories, keys)
        parted = Self.heads(of: stories, by: texts, keys)
        linked = Self.heads(of: events, by: known, keys)
        unlinked = Self.heads(of: known, by: events, keys)
        let sizes = Dictionary(grouping: grouping.event) { $0 }.mapValues(\.count)
        alone = zip(place, grouping.event).count { $0 == nil && sizes[$1] == 1 }
    }

    /// For each group that has several parts, the first article of each part.
    private static func heads(of groups: [Name], by parts: [Name], _ keys: [Article.Key]) -> [[Article.Key]] {
        var heads: [Name: [Article.Key]] = [:]
        var met: [Name: Set<Name>] = [:]
        var order: [Name] = []
        for (index, group) in groups.enumerated() {
            if met[group] == nil { order.append(group) }
            guard met[group, default: []].insert(parts[index]).inserted else { continue }
            heads[group, default: []].append(keys[index])
        }
        return order.compactMap { heads[$0] }.filter { $0.count > 1 }
    }
}

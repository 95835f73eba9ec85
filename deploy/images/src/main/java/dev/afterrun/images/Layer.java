package dev.afterrun.images;

import java.util.List;

/** What images share, or what changes together; the history of an image names it. */
record Layer(String name, List<Content> contents) {
    static Layer of(String name, Content... contents) {
        return new Layer(name, List.of(contents));
    }
}

package dev.afterrun.storage.viewer;

import java.util.ArrayList;
import java.util.List;

/**
 * How a terminal writes what follows (ECMA-48, SGR), as far as the viewer has classes for it.
 *
 * @param foreground one of the sixteen colours, or {@link #NONE}
 * @param background likewise
 */
record Style(boolean bold, boolean dim, boolean italic, boolean underlined, int foreground, int background) {
    static final int NONE = -1;
    static final Style PLAIN = new Style(false, false, false, false, NONE, NONE);

    /** The classes of the stylesheet, all of them ours; empty where there is nothing to show. */
    String classes() {
        List<String> classes = new ArrayList<>();
        if (bold) {
            classes.add("bold");
        }
        if (dim) {
            classes.add("dim");
        }
        if (italic) {
            classes.add("italic");
        }
        if (underlined) {
            classes.add("underlined");
        }
        if (foreground != NONE) {
            classes.add("fg" + foreground);
        }
        if (background != NONE) {
            classes.add("bg" + background);
        }
        return String.join(" ", classes);
    }

    /** After the codes of one {@code ESC [ … m}. */
    Style then(List<Integer> codes) {
        var style = this;
        for (var i = 0; i < codes.size(); i++) {
            var code = codes.get(i);
            if (code == 38 || code == 48) {
                var colour = Colours.extended(codes.subList(i + 1, codes.size()));
                style = code == 38 ? style.foreground(colour.index()) : style.background(colour.index());
                i += colour.taken();
            } else {
                style = style.then((int) code);
            }
        }
        return style;
    }

    private Style then(int code) {
        return switch (code) {
            case 0 -> PLAIN;
            case 1 -> new Style(true, dim, italic, underlined, foreground, background);
            case 2 -> new Style(bold, true, italic, underlined, foreground, background);
            case 3 -> new Style(bold, dim, true, underlined, foreground, background);
            case 4 -> new Style(bold, dim, italic, true, foreground, background);
            case 22 -> new Style(false, false, italic, underlined, foreground, background);
            case 23 -> new Style(bold, dim, false, underlined, foreground, background);
            case 24 -> new Style(bold, dim, italic, false, foreground, background);
            case 39 -> foreground(NONE);
            case 49 -> background(NONE);
            default -> colour(code);
        };
    }

    private Style colour(int code) {
        if (code >= 30 && code <= 37) {
            return foreground(code - 30);
        }
        if (code >= 40 && code <= 47) {
            return background(code - 40);
        }
        if (code >= 90 && code <= 97) {
            return foreground(code - 90 + 8);
        }
        return code >= 100 && code <= 107 ? background(code - 100 + 8) : this;
    }

    private Style foreground(int colour) {
        return new Style(bold, dim, italic, underlined, colour, background);
    }

    private Style background(int colour) {
        return new Style(bold, dim, italic, underlined, foreground, colour);
    }
}

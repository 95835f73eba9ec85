package dev.afterrun.storage.viewer;

import java.util.List;

/** The sixteen colours that the viewer has, which fit its light and dark ground; any other becomes the nearest of them. */
final class Colours {
    private static final int[][] SIXTEEN = {
        {0, 0, 0},
        {205, 0, 0},
        {0, 205, 0},
        {205, 205, 0},
        {0, 0, 238},
        {205, 0, 205},
        {0, 205, 205},
        {229, 229, 229},
        {127, 127, 127},
        {255, 0, 0},
        {0, 255, 0},
        {255, 255, 0},
        {92, 92, 255},
        {255, 0, 255},
        {0, 255, 255},
        {255, 255, 255}
    };

    private Colours() {}

    /** The colour that the codes behind a 38 or 48 name: {@code 5;N} of a palette, {@code 2;R;G;B}. */
    static Extended extended(List<Integer> codes) {
        if (codes.size() >= 2 && codes.getFirst() == 5) {
            return new Extended(ofPalette(codes.get(1)), 2);
        }
        if (codes.size() >= 4 && codes.getFirst() == 2) {
            return new Extended(nearest(codes.get(1), codes.get(2), codes.get(3)), 4);
        }
        return new Extended(Style.NONE, codes.size());
    }

    /** 16 colours, a cube of 6 × 6 × 6, and 24 greys. */
    private static int ofPalette(int number) {
        if (number < 16) {
            return number;
        }
        if (number < 232) {
            var cube = number - 16;
            return nearest(level(cube / 36), level(cube / 6 % 6), level(cube % 6));
        }
        var grey = 8 + 10 * (Math.min(number, 255) - 232);
        return nearest(grey, grey, grey);
    }

    private static int level(int step) {
        return step == 0 ? 0 : 55 + 40 * step;
    }

    private static int nearest(int red, int green, int blue) {
        var best = 0;
        var least = Long.MAX_VALUE;
        for (var i = 0; i < SIXTEEN.length; i++) {
            var distance = square(SIXTEEN[i][0] - red) + square(SIXTEEN[i][1] - green) + square(SIXTEEN[i][2] - blue);
            if (distance < least) {
                least = distance;
                best = i;
            }
        }
        return best;
    }

    private static long square(int difference) {
        return (long) difference * difference;
    }

    /** @param taken how many codes it took to name it */
    record Extended(int index, int taken) {}
}

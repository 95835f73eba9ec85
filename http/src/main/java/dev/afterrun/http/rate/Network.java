package dev.afterrun.http.rate;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * Addresses that begin alike.
 *
 * @param bits how many bits of {@code address} count
 */
public record Network(InetAddress address, int bits) {
    /** {@code 10.0.0.0/8}, or one address; {@link IllegalArgumentException} for anything else, names among them. */
    static Network parse(String text) {
        var slash = text.indexOf('/');
        var address = InetAddress.ofLiteral((slash < 0 ? text : text.substring(0, slash)).strip());
        var all = address.getAddress().length * Byte.SIZE;
        var bits = slash < 0 ? all : Integer.parseInt(text.substring(slash + 1).strip());
        if (bits < 0 || bits > all) {
            throw new IllegalArgumentException("'" + text + "' is no network: it has " + all + " bits at most");
        }
        return new Network(address, bits);
    }

    /** The network of so many bits that {@code address} is in, as its first address. */
    static Network around(InetAddress address, int bits) {
        var first = address.getAddress();
        for (var bit = bits; bit < first.length * Byte.SIZE; bit++) {
            first[bit / Byte.SIZE] &= (byte) ~(0x80 >> (bit % Byte.SIZE));
        }
        return new Network(ofBytes(first), bits);
    }

    boolean contains(InetAddress other) {
        return other.getAddress().length == address.getAddress().length
                && Arrays.equals(
                        around(other, bits).address.getAddress(),
                        around(address, bits).address.getAddress());
    }

    private static InetAddress ofBytes(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address of the length that another had", e);
        }
    }
}

package dev.afterrun.cli.recording;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/**
 * Gives a jar's classes of Java 5 and before the form of later ones, which says the types at each branch. A JVM neither records nor
 * replays classes without, and what it loads of them it checks the slow way; picocli's are such.
 */
public final class NewerClasses {
    /** The first class file version that can be recorded. */
    private static final int RECORDABLE = Opcodes.V1_6;

    private static final int MADE = Opcodes.V17;

    private NewerClasses() {}

    /** {@code arguments} are the jar, and the file that the new one is written into. */
    public static void main(String[] arguments) throws IOException {
        write(Path.of(arguments[0]), Path.of(arguments[1]));
    }

    /** Writes the jar anew: its entries in their order and of their times, all but old classes byte for byte. */
    static void write(Path jar, Path into) throws IOException {
        try (var classes = new URLClassLoader(new URL[] {jar.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
                var from = new JarFile(jar.toFile(), false);
                OutputStream file = Files.newOutputStream(into);
                var to = new JarOutputStream(file)) {
            for (var entry : Collections.list(from.entries())) {
                var bytes = from.getInputStream(entry).readAllBytes();
                var written = new JarEntry(entry.getName());
                written.setTime(entry.getTime());
                to.putNextEntry(written);
                to.write(isOld(entry.getName(), bytes) ? newer(bytes, classes) : bytes);
                to.closeEntry();
            }
        }
    }

    private static boolean isOld(String name, byte[] bytes) throws IOException {
        return name.endsWith(".class") && version(bytes) < RECORDABLE;
    }

    /** The major version of a class file, as the JVM's specification lays it out (4.1). */
    static int version(byte[] bytes) throws IOException {
        var in = new DataInputStream(new ByteArrayInputStream(bytes));
        in.skipNBytes(Integer.BYTES + Short.BYTES);
        return in.readUnsignedShort();
    }

    private static byte[] newer(byte[] bytes, ClassLoader classes) {
        var writer = new ClassWriter(ClassWriter.COMPUTE_FRAMES) {
            @Override
            protected ClassLoader getClassLoader() {
                return classes;
            }
        };
        new ClassReader(bytes).accept(new Renewed(writer), ClassReader.SKIP_FRAMES);
        return writer.toByteArray();
    }

    /** A class as it is, but of the later version. */
    private static final class Renewed extends ClassVisitor {
        private Renewed(ClassVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visit(int version, int access, String name, String signature, String above, String[] interfaces) {
            super.visit(MADE, access, name, signature, above, interfaces);
        }
    }
}

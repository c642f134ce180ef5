package dev.corten.http.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;
import org.junit.jupiter.api.Test;

class GunzipStreamTest {
    private static byte[] zipped(byte[]... members) throws IOException {
        var bytes = new ByteArrayOutputStream();
        for (byte[] member : members) {
            try (var out = new GZIPOutputStream(bytes)) {
                out.write(member);
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] unzipped(byte[] bytes) throws IOException {
        try (var in = new GunzipStream(new ByteArrayInputStream(bytes))) {
            return in.readAllBytes();
        }
    }

    @Test
    void whatTheJdkCompressedComesBack() throws Exception {
        var random = new Random(1);
        for (int length = 0; length < 100_000; length = length * 2 + 1) {
            byte[] noise = new byte[length];
            random.nextBytes(noise);
            byte[] plain = new byte[length];

            assertThat(unzipped(zipped(noise))).isEqualTo(noise);
            assertThat(unzipped(zipped(plain))).isEqualTo(plain);
            assertThat(unzipped(zipped(noise, plain, noise))).hasSize(3 * length);
        }
    }

    @Test
    void allFieldsOfTheHeadArePassedOver() throws Exception {
        byte[] plain = zipped(new byte[] {1, 2, 3});
        var bytes = new ByteArrayOutputStream();
        bytes.write(plain, 0, 3);
        bytes.write(2 | 4 | 8 | 16);
        bytes.write(plain, 4, 6);
        bytes.writeBytes(new byte[] {2, 0, 'e', 'x', 'n', 'a', 0, 'c', 0, 9, 9});
        bytes.write(plain, 10, plain.length - 10);

        assertThat(unzipped(bytes.toByteArray())).containsExactly(1, 2, 3);
    }

    @Test
    void manyEmptyMembersAreNothing() throws Exception {
        byte[] empty = zipped(new byte[0]);
        byte[] many = new byte[empty.length * 100_000];
        for (int i = 0; i < many.length; i += empty.length) {
            System.arraycopy(empty, 0, many, i, empty.length);
        }
        assertThat(unzipped(many)).isEmpty();
    }

    @Test
    void whatIsCutOffOrChangedIsNeverTaken() throws Exception {
        byte[] text = "some text, some text, some text".getBytes();
        byte[] whole = zipped(text);
        for (int length = 0; length < whole.length; length++) {
            byte[] part = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> unzipped(part)).isInstanceOf(EOFException.class);
        }
        for (int i = 0; i < whole.length; i++) {
            byte[] changed = whole.clone();
            changed[i] ^= 0x10;
            // The time, the operating system and the bits that fill the last byte are nobody's concern.
            Throwable refused =
                    catchThrowable(() -> assertThat(unzipped(changed)).isEqualTo(text));
            assertThat(refused == null || refused instanceof IOException).isTrue();
        }
        byte[] more = Arrays.copyOf(whole, whole.length + 3);
        assertThatThrownBy(() -> unzipped(more)).isInstanceOf(ZipException.class);
    }
}

package dev.corten.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Passes bytes on to the first of two ports that takes a connection. As proxies do, it gives the first request of a
 * connection to the other port if the one closes the connection without a byte of an answer: the kernel may have taken a
 * connection for a server that was just closing its port.
 */
final class TcpProxy implements AutoCloseable {
    private static final int BUFFER = 16 * 1024;

    private final ServerSocket listener = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final int first;
    private final int second;

    TcpProxy(int first, int second) throws IOException {
        this.first = first;
        this.second = second;
        threads.submit(() -> {
            while (true) {
                var client = listener.accept();
                threads.submit(() -> serve(client));
            }
        });
    }

    int port() {
        return listener.getLocalPort();
    }

    private Void serve(Socket client) throws IOException {
        try (client) {
            byte[] request = new byte[BUFFER];
            int length = client.getInputStream().read(request);
            if (length > 0 && !connected(client, first, request, length)) {
                connected(client, second, request, length);
            }
        }
        return null;
    }

    /** Whether the server at {@code port} answered. */
    private boolean connected(Socket client, int port, byte[] request, int length) throws IOException {
        byte[] answer = new byte[BUFFER];
        try (var server = new Socket(InetAddress.getLoopbackAddress(), port)) {
            int answered;
            try {
                server.getOutputStream().write(request, 0, length);
                answered = server.getInputStream().read(answer);
            } catch (IOException reset) {
                return false;
            }
            if (answered < 0) {
                return false;
            }
            client.getOutputStream().write(answer, 0, answered);
            var requests = threads.submit(() -> copy(client.getInputStream(), server.getOutputStream()));
            copy(server.getInputStream(), client.getOutputStream());
            client.shutdownOutput();
            requests.cancel(true);
            return true;
        } catch (java.net.ConnectException refused) {
            return false;
        }
    }

    private static Void copy(InputStream in, OutputStream out) throws IOException {
        in.transferTo(out);
        return null;
    }

    @Override
    public void close() throws IOException {
        listener.close();
        threads.shutdownNow();
    }
}

/** What the script starts: Spring cannot look for classes in the package without a name. */
public final class Main {
    public static void main(String[] args) {
        peer.Service.main(args);
    }
}

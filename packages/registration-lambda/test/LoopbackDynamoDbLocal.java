import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.eclipse.jetty.server.NetworkConnector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.ContextHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;

/**
 * DynamoDB Local on loopback and a free port. Its own main class listens on every interface, and no option changes that.
 * Prints the port, and ends when its input does, so that it never outlives the tests.
 */
public final class LoopbackDynamoDbLocal {
  public static void main(String[] arguments) throws Exception {
    // In memory, one database for each access key, tables that are there at once.
    var engine = new LocalDynamoDBRequestHandler(0, true, null, false, false);
    var server = new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    server.setHandler(new ContextHandler(new LocalDynamoDBServerHandler(engine, "*")));
    server.start();
    System.out.println("port " + ((NetworkConnector) server.getConnectors()[0]).getLocalPort());
    while (System.in.read() >= 0) {
      // Only the end of the input counts.
    }
    // Threads of the engine would keep the process alive.
    Runtime.getRuntime().halt(0);
  }
}

#!/usr/bin/env bash
# Tests the script `zhiheng` alone: a copy of it beside a distribution that is a few lines of shell and Java, so that starting takes
# a second and nothing is built. Usage: zhiheng-test.sh <path of the script>
set -u

SCRIPT="$(readlink -f "$1")"
BOX="$(mktemp -d)"
ROOT="$BOX/project"
BUILT="$ROOT/karaf-dist/assembly/target/zhiheng-assembly-0.tar.gz"
JDK="${JAVA_HOME:-$(dirname "$(dirname "$(readlink -f "$(command -v javac)")")")}"
LISTENER=""
FAILED=0
COUNT=0

finish() {
  "$ROOT/zhiheng" stop >/dev/null 2>&1
  [ -z "$LISTENER" ] || kill "$LISTENER" 2>/dev/null
  rm -rf "$BOX"
}
trap finish EXIT

free_port() {
  local port
  while :; do
    port=$((20000 + RANDOM % 20000))
    (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || { echo "$port"; return; }
  done
}

# Runs the script; what it said and its exit status stand in OUT and STATUS.
zhiheng() {
  OUT="$(timeout 60 "$ROOT/zhiheng" "$@" 2>&1)"
  STATUS=$?
}

expect() { # what, status, text that is said
  COUNT=$((COUNT + 1))
  if [ "$STATUS" != "$2" ] || [[ "$OUT" != *"$3"* ]]; then
    FAILED=$((FAILED + 1))
    printf '✗ %s: expected %s and “%s”, got %s and:\n%s\n' "$1" "$2" "$3" "$STATUS" "$OUT"
  fi
}

expect_one_line() { # what, the whole line
  expect "$1" 1 "$2"
  if [ "$OUT" != "$2" ]; then
    FAILED=$((FAILED + 1))
    printf '✗ %s: more than the one line is said:\n%s\n' "$1" "$OUT"
  fi
}

# A distribution that answers health checks, and a client that answers what its input ends with.
stand_in() {
  local dist="$BOX/dist/zhiheng"
  mkdir -p "$dist/bin" "$dist/etc" "$(dirname "$BUILT")"
  cat > "$dist/Stand.java" <<'JAVA'
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;

class Stand {
    public static void main(String[] arguments) throws Exception {
        int port = Integer.parseInt(arguments[0]);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/system/health", exchange -> {
            byte[] body = "{\"status\":\"OK\"}".getBytes();
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }
}
JAVA
  cat > "$dist/bin/karaf" <<'SH'
#!/usr/bin/env bash
[ -z "$ZHIHENG_SAMPLE" ] || printf '# samples\npassword=TRY-OUT\n' > "$ZHIHENG_SAMPLE"
[ ! -e "$ZHIHENG_DATA/broken" ] || { echo "it broke"; exit 3; }
exec "$JAVA_HOME/bin/java" Stand.java "$ZHIHENG_HTTP_PORT"
SH
  cat > "$dist/bin/client" <<'SH'
#!/usr/bin/env bash
read -r line
printf 'got: %s\n\033[31mred\033[0m\n' "$line"
printf 'with: %s\n' "$*"
case "$line" in
  *undetermined*) exit 2 ;;
  *refused*) exit 1 ;;
  *unconnected*) echo "Failed to connect" >&2; exit 1 ;;
esac
SH
  chmod +x "$dist/bin/karaf" "$dist/bin/client"
  tar -czf "$BUILT" -C "$BOX/dist" zhiheng
}

mkdir -p "$ROOT"
cp "$SCRIPT" "$ROOT/zhiheng"
unset ZHIHENG_STATE ZHIHENG_DATA ZHIHENG_SAMPLE ZHIHENG_USER ZHIHENG_TOKEN
export JAVA_HOME="$JDK"
export ZHIHENG_HTTP_PORT="$(free_port)" ZHIHENG_SSH_PORT="$(free_port)"

# --- before anything runs ---------------------------------------------------------------------------------------------------

zhiheng
expect "without a command help is shown" 0 "用法 Usage: ./zhiheng"
zhiheng help
expect "help tells the exit status of ask" 0 "0 能够确定 determined, 2 不能确定 undetermined, 1 请求有误"
zhiheng nonsense
expect_one_line "an unknown command" "执衡: 没有命令 nonsense;全部命令见 ./zhiheng help。Unknown command"
zhiheng stop
expect "stop when nothing runs" 0 "没有在运行。Not running"
zhiheng status
expect "status when nothing runs" 1 "没有在运行。Not running"
for command in "ask rotation" shell demo; do
  zhiheng $command
  expect_one_line "$command when nothing runs" "执衡: 没有在运行;先 ./zhiheng run。Not running"
done
zhiheng ask
expect_one_line "ask without a question" \
  "执衡: 问什么?例如 ./zhiheng ask rotation division=371002 asOf=2024-11-01 frontLineSince=2018-11-01"

for command in check pack; do
  zhiheng $command
  expect "$command without a package" 1 "例如 ./zhiheng $command my-region"
done

# --- tools ------------------------------------------------------------------------------------------------------------------

JAVA_HOME="$BOX/nothing" zhiheng run
expect_one_line "a JAVA_HOME without a JDK" "执衡: JAVA_HOME 不是 JDK:$BOX/nothing。JAVA_HOME is no JDK"

mkdir -p "$BOX/jdk/bin"
printf '#!/bin/sh\necho javac 21.0.2\n' > "$BOX/jdk/bin/javac"
chmod +x "$BOX/jdk/bin/javac"
JAVA_HOME="$BOX/jdk" zhiheng run
expect_one_line "a wrong JDK" "执衡: 需要 JDK 17,现在是 JDK 21($BOX/jdk);请设置 JAVA_HOME。JDK 17 is needed"

# A machine on which there is next to nothing: no Maven, and no apt-get that could bring it.
mkdir -p "$BOX/bare"
for tool in bash dirname readlink sed id cat; do ln -s "$(command -v "$tool")" "$BOX/bare/$tool"; done
OUT="$(PATH="$BOX/bare" "$BOX/bare/bash" "$ROOT/zhiheng" run 2>&1)"
STATUS=$?
expect_one_line "a missing tool" "执衡: 缺少 mvn;请先安装(Debian: apt-get install maven)。Missing tool: mvn"
OUT="$(JAVA_HOME= PATH="$BOX/bare" "$BOX/bare/bash" "$ROOT/zhiheng" run 2>&1)"
STATUS=$?
expect_one_line "a missing JDK" "执衡: 缺少 javac;请先安装(Debian: apt-get install openjdk-17-jdk-headless)。Missing tool: javac"

# --- running ----------------------------------------------------------------------------------------------------------------

stand_in

cat > "$BOX/Listen.java" <<'JAVA'
class Listen {
    public static void main(String[] arguments) throws Exception {
        try (var socket = new java.net.ServerSocket(
                Integer.parseInt(arguments[0]), 5, java.net.InetAddress.getLoopbackAddress())) {
            System.in.read();
        }
    }
}
JAVA
taken="$(free_port)"
sleep 120 | "$JDK/bin/java" "$BOX/Listen.java" "$taken" &
LISTENER=$!
for _ in $(seq 1 100); do (exec 3<>"/dev/tcp/127.0.0.1/$taken") 2>/dev/null && break; sleep 0.1; done
ZHIHENG_HTTP_PORT="$taken" zhiheng run
expect_one_line "the HTTP port in use" "执衡: 端口 $taken 已被占用;可用 ZHIHENG_HTTP_PORT 换一个。Port in use"
ZHIHENG_SSH_PORT="$taken" zhiheng run
expect_one_line "the console's port in use" "执衡: 端口 $taken 已被占用;可用 ZHIHENG_SSH_PORT 换一个。Port in use"
kill "$LISTENER" 2>/dev/null
LISTENER=""
for port in 0 65536 123456 80a; do
  ZHIHENG_HTTP_PORT="$port" zhiheng run
  expect_one_line "port $port" "执衡: ZHIHENG_HTTP_PORT 应当是 1 到 65535 的端口,现在是“$port”。Not a port"
done
ZHIHENG_SSH_PORT="$ZHIHENG_HTTP_PORT" zhiheng run
expect_one_line "both ports the same" "执衡: ZHIHENG_HTTP_PORT 和 ZHIHENG_SSH_PORT 不能相同。Ports must differ"
: > "$BOX/file"
ZHIHENG_DATA="$BOX/file/data" zhiheng run
expect_one_line "data that cannot be written" "执衡: 不能写文件夹 $ROOT/run 或者 $BOX/file/data。Folder not writable"

mkdir -p "$ROOT/run/data"
: > "$ROOT/run/data/broken"
zhiheng run
expect "a server that ends at once" 1 "执衡: 没有启动成功;日志:$ROOT/run/server/data/log/karaf.log。It did not start"
expect "what it said last is shown" 1 "it broke"
zhiheng status
expect "after that nothing runs" 1 "没有在运行。Not running"
rm "$ROOT/run/data/broken"

mkdir -p "$ROOT/run/signing-key"
echo "certificate of this machine" > "$ROOT/run/signing-key/signing.pem"
sleep 300 &
other=$!
echo "$other" > "$ROOT/run/server.pid"
zhiheng status
expect "the number of another process is not taken for the server" 1 "没有在运行。Not running"
zhiheng stop
expect "nor is that process stopped" 0 "没有在运行。Not running"
kill -0 "$other" 2>/dev/null
STATUS=$?
OUT=""
expect "it lives on" 0 ""
echo "$other" > "$ROOT/run/server.pid"
zhiheng run
expect "run after a crash says so" 0 "上次没有正常停止,重新启动。It had not been stopped properly"
expect "run waits until it is ready" 0 "就绪 Ready("
expect "run says where to look" 0 "http://127.0.0.1:$ZHIHENG_HTTP_PORT/api/docs/"
OUT="$(cat "$ROOT/run/server/etc/rule-signers/local.pem" 2>&1)"
expect "the platform trusts what this machine packs" 0 "certificate of this machine"
kill "$other"
pid="$(cat "$ROOT/run/server.pid")"
zhiheng run
expect_one_line "run twice" \
  "执衡: 已经在运行(进程 $pid):http://127.0.0.1:$ZHIHENG_HTTP_PORT。Already running; ./zhiheng stop first"
zhiheng status
expect "status of a server that runs" 0 "在运行(进程 $pid)"

# --- asking -----------------------------------------------------------------------------------------------------------------

zhiheng ask rotation division=371002
expect "a question goes to the console, word by word" 0 "got: zhiheng:ask 'rotation' 'division=371002'"
expect "the console's colours do not come through" 0 "
red"
zhiheng ask q "name=O'Neil \$x \"y\""
expect "quotes and dollars are kept" 0 "got: zhiheng:ask 'q' 'name=O'\\''Neil \$x \"y\"'"
zhiheng ask q '{
"a":1}'
expect "JSON of several lines is one word" 0 "got: zhiheng:ask 'q' '{ \"a\":1}'"
zhiheng ask undetermined
expect "an undetermined ruling" 2 "got: zhiheng:ask 'undetermined'"
zhiheng ask refused
expect "a refused request" 1 "got: zhiheng:ask 'refused'"
zhiheng ask unconnected
expect "a console that is not there" 1 "执衡: 控制台没有接通(端口 $ZHIHENG_SSH_PORT),或者账号 sample-system-administrator 不能进入,见 $ROOT/run/client.err。No connection to the console"
zhiheng shell zhiheng:region-list --x
expect "a command goes to the console as it is" 0 "got: zhiheng:region-list --x"
expect "as the sample's system administrator" 0 "-u sample-system-administrator -p TRY-OUT"
ZHIHENG_USER=sample-auditor zhiheng shell zhiheng:verify
expect "as another of the samples" 0 "-u sample-auditor -p TRY-OUT"
ZHIHENG_USER=program ZHIHENG_TOKEN=zht_x zhiheng ask rotation
expect "as a program" 0 "-u program -p zht_x"
ZHIHENG_USER=somebody zhiheng ask rotation
expect_one_line "as somebody whose password nobody knows" \
  "执衡: 没有可以用的账号:示例账号之外请设置 ZHIHENG_USER 和 ZHIHENG_TOKEN(程序令牌),或者用 ./zhiheng shell 登录。No account"

mv "$ROOT/run/server/bin/client" "$ROOT/run/server/bin/gone"
zhiheng ask q
expect_one_line "a platform that is not built here" "执衡: 这里没有构建好的平台:$ROOT/run/server;先 ./zhiheng run。Not built"

zhiheng stop
expect "stop" 0 "已停止。Stopped"
zhiheng stop
expect "stop twice" 0 "没有在运行。Not running"
kill -0 "$pid" 2>/dev/null
STATUS=$?
OUT=""
expect "the process has ended" 1 ""

echo first > "$ROOT/run/data/first-administrator.txt"
ZHIHENG_SAMPLE= zhiheng run
expect "a platform that is no sample says where the first administrator is" 0 \
  "首任管理员 First    $ROOT/run/data/first-administrator.txt"
rm "$ROOT/run/data/first-administrator.txt"
zhiheng stop
ZHIHENG_SAMPLE= zhiheng run
expect "later accounts are opened by somebody" 0 "账号 Accounts       由系统管理员开立"
zhiheng stop

if [ "$FAILED" != 0 ]; then
  echo "✗ zhiheng: $FAILED of $COUNT checks failed"
  exit 1
fi
echo "  ✓ zhiheng: $COUNT checks"

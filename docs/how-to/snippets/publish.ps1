# Runs `afterrun publish`, or what AFTERRUN_COMMAND says instead, with the arguments given, and with the command line that
# the server at AFTERRUN_URL hands out, once its SHA-256 has been checked. Needs PowerShell 5.1 or newer and a Java 21 or newer in JAVA_HOME or on the PATH.
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'

$optional = ($args -contains '--optional') -or ($env:AFTERRUN_OPTIONAL -in '1', 'true', 'yes', 'on')
$jar = Join-Path ([IO.Path]::GetTempPath()) "afterrun-$([Guid]::NewGuid()).jar"
try {
    try {
        $address = "$($env:AFTERRUN_URL.TrimEnd('/'))/cli/afterrun.jar"
        Invoke-WebRequest -UseBasicParsing -TimeoutSec 300 -Uri $address -OutFile $jar
        Invoke-WebRequest -UseBasicParsing -TimeoutSec 300 -Uri "$address.sha256" -OutFile "$jar.sha256"
    } catch {
        $status = [int]$_.Exception.Response.StatusCode
        if ($status -ge 400 -and $status -lt 500 -and $status -notin 408, 429) {
            # Somebody answers there, and trying again would not help.
            [Console]::Error.WriteLine("afterrun: $address is not there (the answer was $status); look for a mistake in AFTERRUN_URL")
            exit 6
        }
        [Console]::Error.WriteLine("afterrun: $env:AFTERRUN_URL does not hand out the command line: $_")
        if ($optional) { exit 0 } else { exit 4 }
    }
    $expected = $env:AFTERRUN_CLI_SHA256
    if (-not $expected) { $expected = (Get-Content -Raw "$jar.sha256").Split(' ')[0] }
    if ((Get-FileHash -Algorithm SHA256 $jar).Hash -ne $expected) {
        [Console]::Error.WriteLine("afterrun: /cli/afterrun.jar has not the SHA-256 $expected; it is not run")
        exit 5
    }
    $java = if ($env:JAVA_HOME) { Join-Path $env:JAVA_HOME 'bin\java' } else { 'java' }
    # It runs for seconds: less memory touched and fewer methods compiled make it quicker.
    $quick = '-Xmn24m', '-XX:Tier4InvocationThreshold=200000', '-XX:Tier4MinInvocationThreshold=24000',
        '-XX:Tier4CompileThreshold=600000', '-XX:Tier4BackEdgeThreshold=1600000'
    $command = if ($env:AFTERRUN_COMMAND) { $env:AFTERRUN_COMMAND } else { 'publish' }
    & $java -Xmx512m -XX:+UseSerialGC @quick -jar $jar $command @args
    exit $LASTEXITCODE
} finally {
    Remove-Item -Force -ErrorAction SilentlyContinue $jar, "$jar.sha256"
}

@echo off
rem Starts the budget tracker on Windows. Needs Python 3.11 or newer from python.org.
setlocal
cd /d "%~dp0"
set PYTHONUTF8=1
if "%PORT%"=="" set PORT=8501

if not exist .venv\Scripts\python.exe (
  py -3 -c "import sys; sys.exit(sys.version_info < (3, 11))" || goto :no_python
  echo Making the environment: a minute or two, once
  py -3 -m venv .venv || goto :failed
)
.venv\Scripts\python -m pip install --quiet --disable-pip-version-check -r requirements.txt || goto :failed
.venv\Scripts\python -m ingest build --if-changed || goto :failed
.venv\Scripts\python -m budget.asgi
exit /b %errorlevel%

:no_python
echo Python 3.11 or newer is needed: install it from python.org, then start this file again.
pause
exit /b 1

:failed
echo That did not work. The lines above say why.
pause
exit /b 1
